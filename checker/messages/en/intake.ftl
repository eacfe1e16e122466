# What came in for grading: why a file is nobody's, and why it cannot be read; each with what to do next.

grade-reason-stranger-canvas = { $resource }: nobody in the roster has the Canvas number { $name }; export the gradebook from Canvas again and use it as the roster, or add the number in a column canvas id
grade-reason-stranger-canvas-claims = { $resource }: nobody in the roster has the Canvas number { $name }; inside, the learner is said to be { $claimed }; if that is so, add the number to this learner in a column canvas id
grade-reason-stranger-moodle = { $resource }: nobody in the roster is called { $name }; export the participants from Moodle again and use them as the roster, or mend the name there
grade-reason-stranger-moodle-claims = { $resource }: nobody in the roster is called { $name }; inside, the learner is said to be { $claimed }; if that is so, write the name into the roster as Moodle writes it
grade-reason-stranger-called = { $resource }: { $name } is no id, e-mail address or name in the roster. Call the file or its folder by the learner's id, or add the learner to the roster
grade-reason-stranger-called-claims = { $resource }: { $name } is no id, e-mail address or name in the roster; inside, the learner is said to be { $claimed }; if that is so, call the file by the learner's id
grade-reason-several-learners = { $resource }: { $name } could be any of several learners ({ $learners }). None was guessed: call the file or its folder by the learner's id
grade-reason-anonymous = { $resource }: the LMS hides who { $name } is. Switch anonymous grading off, download again, and grade that

grade-reason-file-gone = { $resource } is not there. Look at the path, and whether the download is complete
grade-reason-file-denied = { $resource } may not be read by you. Change its permissions, or copy it to a folder of your own
grade-reason-file-error = { $resource } cannot be read ({ $cause }). Copy it again, or download it again
grade-reason-file-link = { $resource } is a link, which is not followed. Put the file itself in its place
grade-reason-file-special = { $resource } is neither a file nor a folder. Take it out of there
grade-reason-file-large = { $resource }: { $file } has more than { $limit } MiB, which no account of the course has. Ask for what check submit writes
grade-reason-folders-deep = { $resource } lies below more than { $limit } folders. Name the folder itself
grade-reason-files-many = { $resource }: there are more than { $limit } files; the rest was not looked at. Name the folders of the class one by one

grade-reason-archive-none = { $resource } is no ZIP archive, whatever its name says. Ask for the file that check submit writes
grade-reason-archive-broken = { $resource } is damaged: it breaks off, or its parts do not fit together. Download it again; if that does not help, ask for it again
grade-reason-archive-parts = { $resource } is one of several parts. Ask for everything in one ZIP archive
grade-reason-archive-many = { $resource } has more than { $limit } files in it. Ask for what check submit writes
grade-reason-archive-large = { $resource }: more than { $limit } MiB come out of it. Ask for what check submit writes
grade-reason-archive-bomb = { $resource }: more than { $limit } times as much comes out of it as is in it, as from an archive that is made to fill memory. Nothing of it was kept; talk to whoever handed it in
grade-reason-archive-twice = { $resource }: { $file } is in it twice, so that nobody could say which one counts. Ask for the file that check submit writes
grade-reason-archive-nested = { $resource }: archives lie inside archives. Ask for the innermost one alone
grade-reason-archive-several = { $resource }: several archives lie in it. Ask for the one that counts, alone
grade-reason-course-archive-twice = { $resource }: { $file } is in it twice; the last one was taken. Download the archive again, and look whether both are there
grade-reason-member-escapes = { $resource }: the name { $file } leads out of the archive. Nothing was written anywhere; talk to whoever handed it in
grade-reason-member-absolute = { $resource }: the name { $file } begins at a root or at a drive. Nothing was written anywhere; ask for what check submit writes
grade-reason-member-name = { $resource }: the name { $file } is empty or too long. Ask for what check submit writes
grade-reason-member-link = { $resource }: { $file } is a link, which is not followed. Ask for the file itself
grade-reason-member-special = { $resource }: { $file } is no plain file. Ask for what check submit writes
grade-reason-member-encrypted = { $resource }: { $file } is encrypted. Ask for the archive without a password
grade-reason-member-method = { $resource }: { $file } is packed in a way that is not read (method { $method }). Ask for an ordinary ZIP archive
grade-reason-member-overlaps = { $resource }: { $file } shares its bytes with other files, as in an archive that is made to fill memory. Talk to whoever handed it in
grade-reason-member-broken = { $resource }: { $file } is damaged. Download the archive again; if that does not help, ask for it again
grade-reason-member-large = { $resource }: more than { $limit } MiB come out of { $file }; ask for what check submit writes
grade-reason-member-bomb = { $resource }: more than { $limit } times as much comes out of { $file } as is in it, as from a file that is made to fill memory. Talk to whoever handed it in

grade-reason-submission-is-newer = { $resource } was written by a newer version of check. Use that version to grade
grade-reason-submission-is-damaged = { $resource }: submission.json cannot be understood from line { $line }, column { $column } on. Ask for the file as check submit wrote it
grade-reason-submission-is-several = { $resource }: several submissions lie in it, { $file } and { $other }; ask for the one that counts, alone
grade-reason-nothing-in-it = { $resource }: there is nothing in it. Ask for the file that check submit writes
grade-reason-nothing-but-empty = { $resource }: { $file } is empty. Ask for it again
grade-reason-nothing-but-damaged = { $resource }: { $file } means to be a snapshot and cannot be read. check snapshot show says where it is damaged; ask for it again
grade-reason-nothing-but-picture = { $resource }: { $file } is a picture, and labs are judged by snapshots. Ask for the file that check submit writes
grade-reason-nothing-but-document = { $resource }: { $file } is a document. Ask for the file that check submit writes
grade-reason-nothing-but-html = { $resource }: { $file } is a web page, such as a text that was typed into the LMS. Ask for the file that check submit writes
grade-reason-nothing-but-archive = { $resource }: { $file } is an archive, but no ZIP. Ask for a ZIP archive
grade-reason-nothing-but-others = { $resource }: { $file } is neither a snapshot nor answers. Ask for the file that check submit writes
