package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArgumentReadsTest {
    private static String reads(String language, String source) {
        return ArgumentReads.of(language, source).stream()
                .map(read -> String.join("|", read.options()) + (read.place() > 0 ? "#" + read.place() : "") + "->"
                        + read.variable() + (read.preset() == null ? "" : "=" + read.preset()))
                .collect(Collectors.joining(" "));
    }

    @Test
    void optionsThatAreReadByHand() {
        assertEquals("l->rate e->epochs", reads("c", """
            while ((c = getopt(argc, argv, "l:e:v")) != -1) {
              switch (c) {
                case 'l': rate = atof(optarg); break;
                case 'e': epochs = atoi(optarg); break;
                case 'v': verbose = 1; break;
              }
            }
            """));
        assertEquals("l|learning-rate->cfg.lr", reads("c", """
            if (!strcmp(argv[i], "-l") || !strcmp(argv[i], "--learning-rate")) cfg.lr = strtod(argv[++i], NULL);
            else if (!strcmp(argv[i], "--help")) usage();
            """));
        assertEquals("r|rate->rate", reads("rs", """
            match a.as_str() {
                "-r" | "--rate" => rate = args.next().unwrap().parse().unwrap(),
                _ => {}
            }
            """));
        assertEquals("l->rate", reads("f", """
            case ('-l')
              call get_command_argument(i + 1, word)
              read (word, *) rate
            """));
    }

    @Test
    void optionsOfAShellScript() {
        assertEquals("r->RATE n->N", reads("sh", """
            while getopts "r:n:" o; do
              case $o in
                r) RATE=$OPTARG ;;
                n) N=$OPTARG ;;
              esac
            done
            """));
        assertEquals("d|depth->DEPTH width->WIDTH", reads("sh", """
            case "$1" in
              -d|--depth) DEPTH="$2"; shift 2 ;;
              --width=*) WIDTH="${1#*=}"; shift ;;
            esac
            """));
    }

    @Test
    void argumentsByTheirPlaces() {
        assertEquals("#1->rate=0.1 #2->n", reads("c", """
            double rate = argc > 1 ? atof(argv[1]) : 0.1;
            n = atoi(argv[2]);
            char *word = argv[i];
            """));
        assertEquals("#1->rate=0.1", reads("c", "double rate = args.length > 0 ? Double.parseDouble(args[0]) : 0.1;"));
        assertEquals("#2->rate=0.5", reads("js", "const rate = Number(process.argv[3] ?? 0.5);"));
        assertEquals("#1->rate=0.2", reads("rs", """
            let rate: f64 = env::args()
                .nth(1)
                .map(|s| s.parse().unwrap())
                .unwrap_or(0.2);
            """));
        assertEquals("#1->n=5", reads("r", "n <- if (length(args) > 0) as.integer(args[1]) else 5"));
        assertEquals("#1->LR=0.1", reads("sh", "LR=${1:-0.1}\n"));
        assertEquals("#6->decay #7->wd", reads("sh", "decay=$6 wd=\"$7\" python t.py\n"));
        assertEquals("", reads("sh", "echo \"epoch 1 loss=$1\" acc=$2; out=runs/$1\n"));
        assertEquals("#1->lr", reads("c", """
            double lr = atof(argv[1]); // acc = argv[2]
            printf("lr=%s loss=%g", argv[1], loss(atof(argv[2])));
            """));
        assertEquals(
                "#1->opt='adam'",
                reads("js", "const opt = process.argv[2] || 'adam'; console.log('x=' + process.argv[3])"));
        assertEquals("", reads("js", "const cfg = JSON.parse(fs.readFileSync(process.argv[2] || 'c.json'));"));
        assertEquals("#2->rate", reads("f", "call get_command_argument(2, word)\nread(word, *) rate\n"));
    }
}
