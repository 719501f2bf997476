# tokens as CoNLL-U: a word with clitics is a multi-word token
$ echo 'وقال وزير النقل هشام الراسي إن الجسر سيفتح غدا.' > a.txt; isnad read --format conllu a.txt | grep -v '^#' | cut -f 1,2,10 | tr '\t' ' '
1-2 وقال Bytes=0:8
1 و _
2 قال _
…
# statements as a table, with the words that they cite
$ isnad read --format csv a.txt | tr -d '\r'
document,outlet,title,published,start,end,act,negated,cue,content,mode,speaker,via,said,rule
a.txt,…,say,false,قال,الجسر سيفتح غدا,indirect,وزير النقل هشام الراسي,,,…
# of an article without statements nothing is told
$ echo 'الجسر طويل.' > b.txt; isnad read --format csv b.txt
