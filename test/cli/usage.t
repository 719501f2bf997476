# what the command says of itself, and of words it does not know
$ isnad --version
isnad 0.1.0
$ isnad --help
isnad - who said it, on whose word, when, and who says otherwise
…
$ isnad --man | head -1
.TH ISNAD 1 "" "isnad 0.1.0"
$ isnad
2> isnad: say what to do; see isnad --help
? 2
$ isnad sing
2> isnad: no such command 'sing'; see isnad --help
? 2
$ isnad read --colour x
2> isnad: no such option '--colour'; see isnad --help
? 2
$ isnad read --format xml a.html
2> isnad: no such format 'xml'; see isnad --help
? 2
$ isnad read
2> isnad: read what? name files, directories, or - for standard input
? 2
$ isnad stories --db
2> isnad: a value is missing after '--db'; see isnad --help
? 2
# a format that the command does not have, and the man page that is installed
$ isnad who --db x.db --format svg
2> isnad: who has no format 'svg'; see isnad --help
? 2
$ isnad --man | cmp - $TOP/doc/isnad.1
