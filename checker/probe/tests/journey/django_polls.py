"""The polls of Django's tutorial, as learners write them, with ways of building and mistakes that can be switched on.

    python django_polls.py [WORD…]

It prints its address.
"""

import sys
import tempfile
import time

import django
from django.conf import settings

WORDS = set(sys.argv[1:])
IS = lambda word: word in WORDS
HOME = tempfile.mkdtemp(prefix="polls-")

PAGES = {
    "index.html": """{% if questions %}<ul>{% for question in questions %}<li>
      {% if ways.unlinked %}{{ question.question_text }}{% else %}<a href="/polls/{{ question.id }}/">
      {% if ways.rawtext %}{{ question.question_text|safe }}{% else %}{{ question.question_text }}{% endif %}</a>
      {% endif %}</li>{% endfor %}</ul>{% else %}<p>No polls are available.</p>{% endif %}""",
    "detail.html": """<form action="/polls/{{ question.id }}/vote{% if not ways.noslash %}/{% endif %}"
      method="{% if ways.formbyget %}get{% else %}post{% endif %}">{% csrf_token %}<fieldset>
      <legend><h1>{{ question.question_text }}</h1></legend>
      {% if error_message %}<p><strong>{{ error_message }}</strong></p>{% endif %}
      {% if ways.select %}<select name="choice"><option value="">---</option>{% for choice in question.choice_set.all %}
      <option value="{{ choice.id }}">{{ choice.choice_text }}</option>{% endfor %}</select>
      {% else %}{% for choice in question.choice_set.all %}{% if ways.buttons %}
      <button name="choice" value="{{ choice.id }}">{{ choice.choice_text }}</button>{% else %}
      <input type="radio" name="choice" id="choice{{ forloop.counter }}" value="{{ choice.id }}">
      <label for="choice{{ forloop.counter }}">{{ choice.choice_text }}</label><br>{% endif %}{% endfor %}{% endif %}
      </fieldset>{% if not ways.buttons %}<input type="submit" value="Vote">{% endif %}</form>
      {% if ways.samepage %}{% include "results.html" %}{% endif %}""",
    "results.html": """<h1>{{ question.question_text }}</h1><ul>{% for choice in question.choice_set.all %}
      <li>{{ choice.choice_text }} -- {{ choice.votes }} vote{{ choice.votes|pluralize }}
      {% if ways.percent %}({% widthratio choice.votes total 100 %}%){% endif %}</li>{% endfor %}</ul>
      {% if ways.percent %}<p>Total {{ total }}</p>{% endif %}<a href="/polls/{{ question.id }}/">Vote again?</a>""",
}

settings.configure(
    SECRET_KEY="only-for-tests",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[],
    MIDDLEWARE=["django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware"],
    DATABASES={
        "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{HOME}/db.sqlite3", "OPTIONS": {"timeout": 20}}
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [("django.template.loaders.locmem.Loader", PAGES)],
                "context_processors": ["django.template.context_processors.csrf", f"{__name__}.said"],
            },
        }
    ],
)
django.setup()

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.db.models import F  # noqa: E402
from django.http import HttpResponseRedirect  # noqa: E402
from django.shortcuts import get_object_or_404, render  # noqa: E402
from django.urls import path  # noqa: E402
from django.views.decorators.csrf import csrf_exempt  # noqa: E402
from django.views.decorators.http import require_POST  # noqa: E402


class Question(models.Model):
    question_text = models.CharField(max_length=200)

    class Meta:
        app_label = "polls"


class Choice(models.Model):
    question = models.ForeignKey(Question, on_delete=models.CASCADE)
    choice_text = models.CharField(max_length=200)
    votes = models.IntegerField(default=0)

    class Meta:
        app_label = "polls"


with connection.schema_editor() as editor:
    editor.create_model(Question)
    editor.create_model(Choice)
for text, choices in [("What's new?", ["Not much", "The sky"]), ("<script>1</script> 점심은?", ["김밥 1줄", "피자 2판"])]:
    if not IS("empty"):
        question = Question.objects.create(question_text=text)
        for choice in choices:
            question.choice_set.create(choice_text=choice, votes=3)


def said(_request):
    return {"ways": {word.replace("-", ""): True for word in WORDS}}


def question(key):
    if IS("unknown-fails"):
        return Question.objects.get(pk=key)
    if IS("unknown-shown"):
        return Question.objects.filter(pk=key).first() or Question(pk=key, question_text="?")
    return get_object_or_404(Question, pk=key)


def index(request):
    return render(request, "index.html", {"questions": Question.objects.order_by("-id")[:5]})


def total(found):
    return sum(choice.votes for choice in found.choice_set.all()) or 1


def detail(request, key):
    found = question(key)
    return render(request, "detail.html", {"question": found, "total": total(found)})


def results(request, key):
    found = question(key)
    return render(request, "results.html", {"question": found, "total": total(found)})


def vote(request, key):
    found = question(key)
    form = request.GET if request.method == "GET" else request.POST
    try:
        if IS("none-fails"):
            chosen = Choice.objects.get(pk=form.get("choice", "x"))
        elif IS("choice-of-others"):
            chosen = Choice.objects.get(pk=form["choice"])
        elif IS("first-if-none"):
            chosen = found.choice_set.get(pk=form.get("choice") or found.choice_set.first().pk)
        else:
            chosen = found.choice_set.get(pk=form["choice"])
    except (KeyError, Choice.DoesNotExist, *([] if IS("none-fails") else [ValueError])):
        status = 400 if IS("status") else 200
        return render(request, "detail.html", {"question": found, "error_message": "Choose."}, status=status)
    if IS("race"):
        votes = chosen.votes
        time.sleep(0.05)
        chosen.votes = votes + 1
        chosen.save()
    elif not IS("not-counted"):
        Choice.objects.filter(pk=chosen.pk).update(votes=F("votes") + (2 if IS("twice") else 1))
    if IS("no-redirect"):
        return render(request, "results.html", {"question": found, "total": 1})
    return HttpResponseRedirect(f"/polls/{found.id}/" if IS("same-page") else f"/polls/{found.id}/results/")


taking = vote if IS("by-get") or IS("form-by-get") or IS("no-slash") else require_POST(vote)
urlpatterns = [
    path("polls/", index),
    path("polls/<int:key>/", detail),
    path("polls/<int:key>/vote/", csrf_exempt(taking) if IS("exempt") else taking),
]
if not IS("same-page"):
    urlpatterns.append(path("polls/<int:key>/results/", results))


class Quiet(WSGIRequestHandler):
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass


server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet, allow_reuse_address=False)
server.set_app(get_wsgi_application())
print(f"http://127.0.0.1:{server.server_port}/", flush=True)
server.serve_forever()
