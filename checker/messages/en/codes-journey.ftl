# A journey through a web application. $request is a method with a path, $status the status of the answer, $found a
# piece of it.

APP_PAGE_MISSING = { $request } is answered with { $status }
    .title = page that is not there
    .question = Which addresses does the application know, and which of them was asked for here?
    .expected = a page at { $resource }
    .found = status { $status }
    .explain =
        An application answers the addresses that its routes name, and 404 for all others. A slash too much or too little is another address, unless the framework leads on to the right one.

        - Django: the routes are in `urls.py` of the project and of each app; the page of the 404 lists them while `DEBUG` is on.

APP_PAGE_FAILS = { $request } is answered with { $status }
    .title = error on the side of the server
    .question = What does the window say in which the server runs, at the moment of this request?
    .expected = a page, or a refusal between 400 and 499
    .found = status { $status }
    .explain =
        A status of 500 or above says that the program broke off. Why it did stands in the log of the server, and the last line of the trace names the place.

APP_PAGE_REFUSED = { $request } is answered with { $status }
    .title = page that not everybody may see
    .question = Who may open this page, and what does the application want to see for that?
    .expected = a page for everybody, as the course has it up to this stage
    .found = status { $status }
    .explain =
        A 401 or 403 on a page that is only looked at means that somebody has to log in first, or that the address is kept shut. The journey knows no password.

APP_LIST_EMPTY = { $request } lists nothing
    .title = list without entries
    .question = How many shops and dishes are in the database that this server reads?
    .expected = two shops or more, each with a dish
    .found = { $found }
    .explain =
        An empty list is the right answer of an empty database. Data may have gone into another database than the one that the server reads: another file, or another folder to start from.

        - Django: `python manage.py loaddata` or the administration page puts data in; `python manage.py dbshell` looks.

APP_NO_LIST = { $request } answers neither a list in JSON nor a page with shops
    .title = no list of shops
    .question = What is in the answer, and what is its Content-Type?
    .expected = a list in JSON, or a page that leads to menus
    .found = { $found }
    .explain =
        A list in JSON is an array, or an object with an array in it. From the next stage on it is a page instead, on which each shop leads to its menu.

APP_STILL_JSON = { $request } answers with JSON where people need a page
    .title = data instead of a page
    .question = What does a browser show at this address, and can anything on it be clicked?
    .expected = a page in HTML
    .found = { $found }
    .explain =
        JSON is for programs; in a browser it is text without links and forms. A page is made by a template from the same data.

APP_NO_WAY_TO_MENU = no link on { $resource } leads to a menu
    .title = shops that lead nowhere
    .question = What happens when you click a shop, and where does its link lead?
    .expected = a link for each shop
    .found = { $found }
    .explain =
        People get from page to page by links, and the address of each holds what makes it different: the number of the shop. What has no address cannot be opened in a new window, and no reader of the page finds it.

APP_MENUS_ALIKE = two shops lead to pages that say the same
    .title = one menu for all shops
    .question = By what does the page know which shop it is about, and where is that used?
    .expected = the dishes of that shop on each page
    .found = { $found }
    .explain =
        The number in the address is only text until a query uses it. A menu that takes all dishes shows the same for every shop.

APP_NO_ORDER_FORM = { $request } has no form that orders
    .title = menu without a form
    .question = Is there a form on the page of a menu, and what can be chosen in it?
    .expected = a form with method POST, in which dishes can be chosen
    .found = { $found }
    .explain =
        A form is what makes a page answer back: its fields are sent under their names when its button is pressed. Fields outside of it, or without a name, are not sent.

APP_ORDER_BY_GET = the form on { $resource } sends the order by GET
    .title = order in an address
    .question = Which method does the form have, and what stands in the address bar after it is sent?
    .expected = method POST
    .found = GET
    .explain =
        A GET only looks; browsers, caches and previews repeat it as they like. What changes something is sent by POST, which nobody repeats unasked.

APP_FORM_REFUSED = { $request } is answered with { $status }, though the form is the application's own
    .title = application that refuses its own form
    .question = What is among the hidden fields of the form, and which cookie belongs to it?
    .expected = a redirect
    .found = status { $status }
    .explain =
        A token in the form and a cookie of the browser belong together, and a POST without one of them is refused. A form whose token is missing is taken for somebody else's.

        - Django: `csrf_token` in curly braces with percent signs, inside of the form.

APP_COOKIE_KEPT_BACK = { $request } is answered with { $status }: the cookie is Secure and the page is http
    .title = cookie that never comes back
    .question = Which attributes does the cookie have, and does the page begin with http or https?
    .expected = a cookie that the browser sends back
    .found = Secure, over http
    .explain =
        A browser sends a cookie that is marked Secure over https only. On a page of plain http it is kept back, so each request looks like that of a new visitor.

        - Django: `CSRF_COOKIE_SECURE` and `SESSION_COOKIE_SECURE` belong to the lab in which https comes.

APP_ORIGIN_NOT_KNOWN = { $request } is answered with { $status } over https, though token and cookie came along
    .title = application that does not know its own address
    .question = By which address do people see the application, and for which one does it take itself?
    .expected = a redirect
    .found = status { $status }
    .explain =
        Behind a load balancer that ends https the application itself hears http. It compares the origin of a form with its own address, and the two differ by one letter.

        - Django: `CSRF_TRUSTED_ORIGINS` and `SECURE_PROXY_SSL_HEADER`.

APP_FORM_FAILS = { $request } is answered with { $status }
    .title = form that breaks the server
    .question = Which of the values that were sent does the program not expect?
    .expected = the form's effect, or a refusal between 400 and 499
    .found = status { $status }
    .explain =
        Whatever stands in a form, people and programs can send something else: nothing, letters for a number, a number without end. A program that does not look first breaks off with 500, and the log of the server says where.

APP_FORM_NOT_TAKEN = { $request } is answered with { $status }
    .title = form that arrives nowhere
    .question = Where does the form send to, and which method does that address take?
    .expected = a redirect
    .found = status { $status }
    .explain =
        The attribute action says where a form goes; an empty one is the page itself. A route has to take POST, and a redirect for a missing slash loses what a POST carries.

APP_ORDER_NOT_LISTED = the order was taken, and { $resource } does not show it
    .title = order that is not in the list
    .question = Was the order stored, and which orders does the list read?
    .expected = the order with its address
    .found = { $found }
    .explain =
        What was ordered shows in the list only if it was stored, in the database that the list reads, and if the list does not leave it out. An order that failed half-way leaves no trace but in the log.

APP_NO_REDIRECT = { $request } changes something and is answered with a page
    .title = reloading would send it again
    .question = What does the browser do when this page is reloaded?
    .expected = 302 or 303, and the page behind it
    .found = status { $status }
    .explain =
        A page that is the answer to a POST is reloaded by sending the POST again: a second order. A redirect in between makes the browser remember the page and forget the POST.

        - The pattern is called Post/Redirect/Get.

APP_TOKEN_NOT_CHECKED = { $request } takes a form of another site: without token, without cookie, from another origin
    .title = forms of strangers are taken
    .question = What does the application compare before it believes a form?
    .expected = status 403
    .found = status { $status }, and it counts
    .explain =
        Any page of the internet can make a browser send a form to this application. A token that only its own pages know tells them apart, if it is compared and not merely shown.

        - Django: `CsrfViewMiddleware` is in `MIDDLEWARE`, and no view is marked `csrf_exempt`.

APP_TOKEN_OF_ANYBODY = { $request } takes a token that was given to another visitor
    .title = token that belongs to nobody
    .question = To what does the application tie a token when it makes one?
    .expected = status 403
    .found = status { $status }, and it counts
    .explain =
        An attacker can open the application as well and gets a token of his own. Only a token that belongs to the visitor's session, or to a cookie, is of no use in somebody else's form.

APP_MENU_OF_OTHER_SHOP = { $request } takes a dish that is on another shop's menu
    .title = dish of another shop
    .question = Where is it asked whether this dish belongs to that shop?
    .expected = a refusal between 400 and 499
    .found = status { $status }, and the order is in the list
    .explain =
        The boxes of a form are a suggestion: anybody can send another number. Whether dish and shop belong together is known to the database alone, so the place to ask is where the order is stored.

APP_PRICE_FROM_FORM = { $request } takes the price that the form says
    .title = price that the customer writes
    .question = Where does the price of an order come from, and what becomes of the one in the form?
    .expected = the price of the menu, whatever the form says
    .found = { $found }
    .explain =
        Whoever sends a form can write anything into it, also into fields that nobody sees. A price or a sum in it is at most for show; what counts is what the database says about the dish.

APP_NUMBER_NOT_CHECKED = { $request } takes a number that makes no sense
    .title = number without bounds
    .question = Which numbers make sense here, and who looks at that on the side of the server?
    .expected = a refusal between 400 and 499
    .found = { $found }
    .explain =
        The attributes min and max of a field bind the browser and nobody else. The server gets negative numbers, zero, letters and billions all the same, and decides what it stores.

APP_NO_LINK_TO_LIST = no page on the way to an order leads to { $resource }
    .title = list that nobody finds
    .question = How does somebody who has just ordered get to the list without typing its address?
    .expected = a link on the page of shops, of a menu, or behind an order
    .found = none
    .explain =
        A page to which nothing leads is there only for those who know its address. Links belong where people are when they want to go on.

APP_TEXT_AS_MARKUP = { $resource } makes markup of what somebody typed
    .title = typed text that acts as markup
    .question = What does the source of the page show where the address stands?
    .expected = the same letters, shown as text
    .found = { $found }
    .explain =
        Text that goes into a page unchanged is read as HTML: an address with a tag in it becomes an element, and a script in it runs for everybody who looks. Templates turn such letters into text unless somebody tells them not to.

        - Django: neither `safe` nor `mark_safe` for what people typed.

APP_ORDER_NOT_AT_BOSS = { $request } does not show the order
    .title = order that its owner does not see
    .question = Which orders does the owner's page read, and is the newest among them?
    .expected = the order with its address
    .found = { $found }
    .explain =
        The owner's page and the customer's list read the same table. What one shows and the other does not, a condition leaves out, or it comes from another database.

APP_NO_MINUTES_FORM = { $request } has no form for the minutes of the order
    .title = order that cannot be answered
    .question = Where on this page is the time entered, and for which order?
    .expected = a form with method POST for each order that waits
    .found = { $found }
    .explain =
        Each order that waits has a form of its own: a hidden field that names the order, and a field for the minutes. One form for all of them does not say which is meant.

APP_MINUTES_NOT_SHOWN = the minutes were taken, and neither { $resource } nor the list of orders shows them
    .title = minutes that are lost
    .question = Where are the minutes stored, and which page shows them?
    .expected = the minutes on the owner's page or in the list of orders
    .found = { $found }
    .explain =
        A form that was taken has done nothing until what it said is stored and read again. Setting a member of an object changes the object; saving it changes the row.

APP_ORDERS_OF_OTHER_SHOP = { $request } shows orders of another shop
    .title = one list for all owners
    .question = Which part of the address says whose orders these are, and what does the query make of it?
    .expected = the orders of that shop only
    .found = { $found }
    .explain =
        From this stage on each owner sees the orders of one shop. The number in the address has to reach the query, not only the heading.

APP_MINUTES_FOR_OTHER_SHOP = { $request } gives minutes to an order of another shop
    .title = owner who answers for another
    .question = Where is it asked whose order this is, when the minutes are stored?
    .expected = a refusal between 400 and 499
    .found = status { $status }, and the other shop's order has its minutes
    .explain =
        What a page does not show can be sent all the same: a hidden field is hidden from nobody. The place to ask whose order it is, is the statement that changes it.

APP_GET_CHANGES = { $request } only looks, and changes something
    .title = address that acts when it is opened
    .question = Which methods does this address take, and what does it do for each?
    .expected = 405, or a page and no change
    .found = status { $status }
    .explain =
        Browsers fetch pages in advance, and programs follow every link. Whatever a GET changes happens without anybody having wanted it.

        - Django: `require_POST` in front of the view.

APP_ORDER_NOT_AT_DELIVERY = { $request } does not show the order that has its minutes
    .title = order that nobody delivers
    .question = Which orders does the page of deliveries read, and from when on?
    .expected = the order with its address
    .found = { $found }
    .explain =
        An order with its minutes is ready for delivery. Its state, or the field of the minutes, is what the page has to ask for.

APP_NO_DELIVERY_FORM = { $request } has no form for the order
    .title = delivery that cannot be completed
    .question = What can be pressed on this page, and for which order?
    .expected = a form with method POST for each open order
    .found = { $found }
    .explain =
        Each open order has a form of its own with a hidden field that names it, and a button. A link would act as soon as something fetches it.

APP_DELIVERY_NOT_DONE = the order was delivered, and { $resource } offers it still
    .title = delivery that is not done
    .question = What changes in the row of the order, and does the page ask for that?
    .expected = no form any more for an order that was delivered
    .found = { $found }
    .explain =
        An order that was delivered is not open any more. Either its state is not stored, or the page does not ask for it.

APP_STEP_OUT_OF_ORDER = { $request } completes an order that nobody has accepted
    .title = step before its time
    .question = From which state may an order become delivered, and where is that asked?
    .expected = a refusal between 400 and 499
    .found = status { $status }, and the order counts as delivered
    .explain =
        An order goes from placed to accepted to delivered, each step once. Two people may press at the same moment, so the state is asked in the very statement that changes it.

APP_LIST_UNSTABLE = { $request } shows the same orders in another order each time
    .title = list without an order
    .question = By what does the query sort, and what stands first when nobody says so?
    .expected = the same order each time
    .found = another one on each of several looks
    .explain =
        A query that does not say how to sort gets its rows as it suits the database. A list is read by people, who look for the newest where it was a moment ago; in pages of ten, rows appear twice or never.

        - Django: `order_by("-id")`, or `ordering` in the model's `Meta`.

APP_DELIVERED_TWICE = { $request } completes an order that is complete already
    .title = step that is made twice
    .question = From which state may an order become delivered, and what says the answer to the second press?
    .expected = a refusal between 400 and 499, or a page that says so
    .found = status { $status }, and what the list says of the order has changed once more
    .explain =
        An order is delivered once. Whoever presses again, or another rider at the same moment, has to learn that it was done; the condition belongs in the very statement that changes the row.

APP_MINUTES_AFTER_DELIVERY = { $request } gives minutes to an order that was delivered
    .title = promise after the fact
    .question = From which states may an order get its minutes, and where is that asked?
    .expected = a refusal between 400 and 499
    .found = { $found }
    .explain =
        What was delivered has no time that it still takes. The form is gone from the page, and can be sent all the same: the state is asked where the minutes are stored.

APP_POLLS_EMPTY = { $request } has no way to any question
    .title = no question to be seen
    .question = How many questions are in the database that this server reads, and does each have a link?
    .expected = two questions or more, each with a link to its page
    .found = { $found }
    .explain =
        People get to a question by a link, and to the list by its address. An empty page comes from an empty database, from a filter that leaves everything out, or from names without links.

APP_NO_VOTE_FORM = { $request } has no form that votes
    .title = question without a form
    .question = Is there a form on the page of a question, and what can be chosen in it?
    .expected = a form with method POST, in which one choice can be made
    .found = { $found }
    .explain =
        A form is what makes a page answer back. Its choices belong inside of it, all under one name, and each with a value of its own.

APP_VOTE_BY_GET = the form on { $resource } sends the vote by GET
    .title = vote in an address
    .question = Which method does the form have, and what stands in the address bar after it is sent?
    .expected = method POST
    .found = GET
    .explain =
        A GET only looks; browsers, caches and previews repeat it as they like, and each of them would vote. What changes something is sent by POST.

APP_VOTE_NOT_COUNTED = the vote was taken, and { $resource } counts no more than before
    .title = vote that does not count
    .question = Is the new number stored, and do the results read it from the same place?
    .expected = one vote more
    .found = { $found }
    .explain =
        A form that was taken has done nothing until the row is changed. Adding to a member of an object changes the object; saving it changes the row.

APP_VOTE_TWICE = one vote was sent, and { $resource } counts two
    .title = vote that counts twice
    .question = At how many places is something added on the way of one vote?
    .expected = one vote more
    .found = { $found }
    .explain =
        One request is one vote. Two are counted where the sum is made at two places, or where the answer sends the browser through the counting address once more.

APP_UNKNOWN_FAILS = { $request } asks for a question that is not there, and is answered with { $status }
    .title = unknown number that breaks the server
    .question = What does the program do when the database has no such row?
    .expected = status 404
    .found = status { $status }
    .explain =
        Numbers in addresses are typed, guessed and remembered; some belong to nothing. That is no fault of the server, which says 404 and goes on.

        - Django: `get_object_or_404` instead of `get`.

APP_UNKNOWN_SHOWN = { $request } asks for a question that is not there, and gets a page
    .title = page about nothing
    .question = What is this page about, and how would a program learn that there is no such question?
    .expected = status 404
    .found = status { $status }
    .explain =
        The status is what programs read: 200 says that here is what was asked for. What is not there is 404, whatever the page says to people.

APP_VOTE_FOR_NOTHING = { $request } counts a vote without a choice
    .title = vote for nothing
    .question = What does the program take when the field is not sent at all?
    .expected = the form again, and no vote
    .found = status { $status }, and the numbers have changed
    .explain =
        Whoever presses the button without choosing sends no field. Nothing may be taken in its place; the form comes again with a word about it.

APP_CHOICE_OF_OTHER = { $request } counts a choice that belongs to another question
    .title = choice of another question
    .question = Where is it asked whether this choice belongs to that question?
    .expected = the form again, or a refusal between 400 and 499
    .found = status { $status }, and the numbers have changed
    .explain =
        The fields of a form are a suggestion: anybody can send another number. A choice is looked up among those of its question and not among all.

        - Django: `question.choice_set.get(pk=…)`.

APP_VOTES_LOST = votes at { $resource } that come at the same moment are not all counted
    .title = votes that get lost
    .question = What happens between reading the number and writing it?
    .expected = as many more as votes were taken
    .found = { $found }
    .explain =
        Reading a number, adding one and writing it are three steps; whoever votes in between is written over. The database can add by itself, in one statement, one vote after the other.

        - Django: `F("votes") + 1`.

ORDER_NOT_SHARED = the list of { $resource } lacks an order that { $other } took
    .title = each instance has orders of its own
    .question = Which database does each instance write to, as its running process says, and is it one and the same?
    .expected = the order in the lists of both instances
    .found = the order in the list of { $other } only
    .explain =
        Instances that share nothing but their code share no orders: a file of SQLite, and whatever a process keeps in memory, is the instance's own. Two instances are one application once both keep their rows in the same database. That is often a setting that one of them never got, so that it stayed with what it had on the learner's computer.

        - Django: `python manage.py shell -c "from django.db import connection as c; print(c.settings_dict['ENGINE'], c.settings_dict['HOST'])"` on each host, with the environment of the service.

VOTES_LOST_ON_RESTART = { $resource } shows fewer votes than before the restart
    .title = votes that a restart took away
    .question = Where do the votes lie while the process does not run?
    .expected = at least as many votes as before
    .found = { $found }
    .explain =
        A list or a dictionary in a program is in the memory of its process and ends with it; so does every deployment, for it is a restart. A row in a database is on a disk, and stays.

        - Django: votes are a field of a model, and `python manage.py migrate` has made its table.
        - A file of SQLite is enough for one machine. Look for what makes it anew at the start: `db.drop_all()`, `sync({ "{" } force: true { "}" })`, or a path below `/tmp`.

INSTANCE_FAILS = { $resource } fails with the very page that { $other } shows
    .title = instance that fails where the other one does not
    .question = What does the log of the failing instance say about the request that the other one answers?
    .expected = the list of orders, as the other instance shows it
    .found = an error of the server at { $request }
    .explain =
        Two instances of one code differ in what surrounds them: which database they use, and whether its tables are there. Where each makes the tables at its start, two that start together get in each other's way.

        - Make the tables once, as a step of the deployment, before the first instance starts: `python manage.py migrate`, never in the code that every instance runs.
        - Compare the settings of both: address, name and password of the database.

ORDER_LOST_ON_RESTART = { $resource } does not list an order any more that was there before the restart
    .title = order that a restart took away
    .question = Where do the rows of an order lie while the process does not run?
    .expected = the order from before the restart in the list
    .found = none of the orders from before it
    .explain =
        What a process keeps in memory ends with it, and what a container writes on its own disk ends with the container. A database of its own outlasts both. Look at what runs at the start as well: a script that makes the tables anew drops what was in them.
