package org.hpsearch.capture.arguments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.run.Place;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandWordsTest {
    private static final List<String> FILES = List.of("data.csv", "conf");

    private static CommandWords read(String line) {
        return CommandWords.read(Words.split(line), List.of(), FILES::contains);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        python train.py --lr 0.1                      | lr=0.1
        python train.py --lr=0.1                      | lr=0.1
        ./sim -c 2                                    | c=2
        ./sim -nsteps 5000                            | nsteps=5000
        python train.py --flag                        | flag=true
        python train.py --no-flag                     | flag=false
        python train.py lr=0.1                        | lr=0.1
        python train.py +a.b=3 ++c=4                  | a.b=3 c=4
        python train.py --trainer.max_iters=200       | trainer.max_iters=200
        java -Dlr=0.1 -jar app.jar --x 1              | lr=0.1 x=1
        ./app -DKEY=V -DFLAG                          | FLAG=true KEY=V
        lmp -var T 1.5 -in in.melt                    | T=1.5 in=in.melt
        lmp -v T 1.5 -v name abc                      | T=1.5 name=abc
        ./app --define N 5                            | N=5
        papermill in.ipynb out.ipynb -p alpha 0.6 -p name abc | alpha=0.6 arg1=in.ipynb arg2=out.ipynb name=abc
        python t.py --layers 64 64 32                 | layers=[64, 64, 32]
        python t.py --layer 64 --layer 32             | layer=[64, 32]
        python t.py --shift -0.5 --lr 1e-3            | lr=1e-3 shift=-0.5
        python t.py -5                                | arg1=-5
        python -u t.py --batch-size 8 --verbose       | batch_size=8 verbose=true
        python -m pkg.train --lr 1                    | lr=1
        Rscript --vanilla fit.R --n 10                | n=10
        bash run.sh 1 2                               | arg1=1 arg2=2
        sh -c 'fit "$@"' sh --lr 1                    | lr=1
        sh -c 'fit "$@"' sh 64 --lr 1                 | arg1=64 lr=1
        sh -c 'fit 1'                                 | ''
        bash -lc 'fit "$@"' fit --lr 1                | lr=1
        bash -euo pipefail -c 'fit "$@"' fit --lr 1   | lr=1
        bash -euo pipefail run.sh --lr 1              | lr=1
        bash -eux run.sh --lr 1                       | lr=1
        python -uc 'print(1)' --lr 1                  | lr=1
        python -um pkg.train --lr 1                   | lr=1
        perl -wle 'print 1' 7                         | arg1=7
        perl -MFile t.pl 7                            | arg1=7
        awk -v n=100 -v drift=-0.5 -f walk.awk in.txt | arg1=in.txt drift=-0.5 n=100
        gawk -vn=100 -F , '{ s += $n }' in.txt k=2    | arg1=in.txt k=2 n=100
        awk -f walk.awk -v n=3                        | n=3
        awk                                           | ''
        env A=1 B=2 python t.py --lr 1                | lr=1
        A=1 python t.py --lr 1                        | lr=1
        uv run --with numpy python t.py --lr 1        | lr=1
        go run -tags x main.go -lr 1                  | lr=1
        go run . -lr 1 data.csv                       | arg1=data.csv lr=1
        cargo run --release -- --lr 1 run             | arg1=run lr=1
        cargo run --release --bin fit                 | ''
        npm run train -- --lr 1                       | lr=1
        dotnet run -c Release -- --lr 1               | lr=1
        npx tsx train.ts --lr 1                       | lr=1
        deno run -A train.ts --lr 1                   | lr=1
        bun train.ts --lr 1                           | lr=1
        conda run -n env python t.py --lr 1           | lr=1
        torchrun --nproc_per_node 2 t.py --lr 1       | lr=1
        accelerate launch --num_processes 2 t.py --lr 1 | lr=1
        deepspeed --num_gpus 2 t.py --lr 1            | lr=1
        mpirun -np 4 ./sim -n 3                       | n=3
        srun -n 4 --gres=gpu:1 python t.py --lr 1     | lr=1
        nice -n 10 time numactl -N 0 taskset -c 0-3 python t.py --lr 1 | lr=1
        timeout -s INT 10m python t.py --lr 1         | lr=1
        docker run --rm -e A=1 -v /a:/b image python t.py --lr 1 | lr=1
        apptainer exec --nv image.sif python t.py --lr 1 | lr=1
        python t.py --opt adam data.csv               | arg1=data.csv opt=adam
        python t.py --augment flip crop --lr 1        | augment=[flip, crop] lr=1
        python t.py --x -- --y 3                      | arg1=--y arg2=3 x=true
        python t.py -j4 --a [1,2]                     | a=[1, 2] j=4
        python t.py --rate nan --w inf                | rate=NaN w=Infinity
        python t.py --id 007 --big 1e999              | big=1e999 id=007
        """)
    void parametersOf(String line, String expected) {
        StringBuilder text = new StringBuilder();
        read(line.strip())
                .params()
                .forEach((k, v) -> text.append(text.isEmpty() ? "" : " ")
                        .append(k)
                        .append('=')
                        .append(v.print()));
        assertEquals(expected.strip(), text.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "python src/train.py --lr 1,train",
        "python -m pkg.train,pkg.train",
        "torchrun t.py,t",
        "./sim.x -n 1,sim",
        "java -cp a:b Main.java,Main",
        "java -jar lib/app-1.2.jar,app-1.2",
        "mpirun -np 2 ./sim,sim",
        "python -c 'print(1)',python",
        "awk -v n=1 -f lib/walk.awk,walk",
        "awk 'BEGIN { print 1 }',awk",
        "bash -lc 'print 1',bash",
        "bash -euo pipefail run.sh,run",
        "python -um pkg.train,pkg.train",
        "nice,nice",
        "go run ./cmd/fit -n 1,fit",
        "go run main.go,main",
        "cargo run --features a --bin fit -- --lr 1,fit",
        "cargo run,cargo",
        "npm run train -- x,train",
        "dune exec bin/sim.exe -- -n 1,sim"
    })
    void experimentOf(String line, String expected) {
        assertEquals(expected, read(line).program());
    }

    @Test
    void everyParameterKnowsItsPlace() {
        CommandWords command = read("python t.py --lr=0.1 --layers 64 32 +a.b=3 --amp --no-sync in.txt");
        assertEquals(
                new TreeMap<>(Map.of(
                        "lr", new Place(Place.Kind.ASSIGNED, List.of(2), "--lr=", null),
                        "layers", new Place(Place.Kind.OPTION, List.of(4, 5), "--layers", null),
                        "a.b", new Place(Place.Kind.ASSIGNED, List.of(6), "+a.b=", null),
                        "amp", new Place(Place.Kind.FLAG, List.of(7), "--amp", null),
                        "sync", new Place(Place.Kind.OPTION, List.of(9), "--no-sync", null))),
                withoutNegated(command));
        assertEquals(
                new Place(Place.Kind.NEGATED, List.of(2), "--no-sync", null),
                read("python t.py --no-sync").places().get("sync"));
    }

    private static Map<String, Place> withoutNegated(CommandWords command) {
        TreeMap<String, Place> places = new TreeMap<>(command.places());
        places.put("sync", java.util.Objects.requireNonNull(places.remove("no_sync")));
        return places;
    }

    @Test
    void secretsAreHidden() {
        CommandWords command =
                read("python t.py --hf_token abc --max_tokens 512 --tokenizer bpe --api-key=k --num_keys 4"
                        + " --url http://ada:pw@host/x --password 1234 --secret true");
        assertEquals(
                "python t.py --hf_token '***' --max_tokens 512 --tokenizer bpe '--api-key=***' --num_keys 4"
                        + " --url 'http://ada:***@host/x' --password '***' --secret true",
                Words.join(Redaction.STANDARD.words(command)));
        assertEquals(
                Value.of("***"), Redaction.STANDARD.params(command.params()).get("hf_token"));
        assertEquals(
                "api_key: ***\nmax_tokens: 5\ntoken = os.environ[\"T\"]\n\"password\": \"***\",\nurl: ftp://a:***@b\n",
                Redaction.STANDARD.file(
                        "a.yaml",
                        "api_key: abc\n"
                                + "max_tokens: 5\n"
                                + "token = os.environ[\"T\"]\n"
                                + "\"password\": \"pw\",\n"
                                + "url: ftp://a:b@b\n"));
    }
}
