package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredOptionsTest {
    @TempDir
    Path folder;

    /// What is typed to give each option a value: `name=value -> words`, a line each.
    private String typed(String interpreter, String script, String text, String... settings) throws IOException {
        Files.writeString(folder.resolve(script), text);
        CommandWords command = CommandWords.read(List.of(interpreter, script), List.of(), word -> false);
        DeclaredOptions options = DeclaredOptions.of(command, folder);
        StringBuilder lines = new StringBuilder();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            DeclaredOptions.Option option = options.option(parts[0]);
            lines.append(setting).append(" -> ");
            lines.append(option == null ? "no option" : Words.join(option.words(parts[1])))
                    .append('\n');
        }
        return lines.toString();
    }

    @Test
    void argparse() throws IOException {
        String script = """
            import argparse
            p = argparse.ArgumentParser()
            p.add_argument("-w", "--weight-decay", type=float, default=0.1)
            p.add_argument("--resume", help="a flag is --amp, action='store_true'"); p.add_argument("--amp", action="store_true")
            p.add_argument("--no-sync", action="store_false")
            p.add_argument("--ema", action=argparse.BooleanOptionalAction)
            p.add_argument("--learning-rate", dest="lr")
            p.add_argument("--layers", nargs="+", type=int)
            p.add_argument("data")
            p.add_argument("--version", action="version")
            # p.add_argument("--commented")
            """;
        assertEquals(
                """
                weight_decay=1 -> --weight-decay 1
                --Weight-Decay=1 -> --weight-decay 1
                w=1 -> --weight-decay 1
                resume=a b -> --resume 'a b'
                amp=true -> --amp
                amp=false ->\s
                sync=false -> --no-sync
                sync=true ->\s
                no_sync=1 -> --no-sync
                ema=0 -> --no-ema
                lr=1 -> --learning-rate 1
                layers=[64,32] -> --layers 64 32
                data=x -> no option
                version=1 -> no option
                commented=1 -> no option
                """,
                typed(
                        "python",
                        "a.py",
                        script,
                        "weight_decay=1",
                        "--Weight-Decay=1",
                        "w=1",
                        "resume=a b",
                        "amp=true",
                        "amp=false",
                        "sync=false",
                        "sync=true",
                        "no_sync=1",
                        "ema=0",
                        "lr=1",
                        "layers=[64,32]",
                        "data=x",
                        "version=1",
                        "commented=1"));
    }

    @Test
    void click() throws IOException {
        String script = """
            import click
            @click.command()
            @click.option("--batch-size", "-b", "size", default=3)
            @click.option("--shout/--no-shout", default=False)
            @click.option("--fast", is_flag=True)
            def main(**options): pass
            """;
        assertEquals("""
            batch_size=1 -> --batch-size 1
            size=1 -> --batch-size 1
            shout=false -> --no-shout
            fast=true -> --fast
            """, typed("python", "c.py", script, "batch_size=1", "size=1", "shout=false", "fast=true"));
    }

    @Test
    void functionsAsCommandLines() throws IOException {
        String typer = """
            import typer
            def train(data: str, weight_decay: float = 0.1, amp: bool = False, out: str = typer.Option("x", "--output")):
                pass
            typer.run(train)
            """;
        assertEquals("""
            data=a -> no option
            weight_decay=1 -> --weight-decay 1
            amp=false -> --no-amp
            out=y -> --output y
            """, typed("python", "t.py", typer, "data=a", "weight_decay=1", "amp=false", "out=y"));
        String fire = """
            import fire
            def train(data, batch_size=3): pass
            fire.Fire(train)
            """;
        assertEquals("""
            data=a -> --data=a
            batch_size=1 -> --batch_size=1
            """, typed("python", "f.py", fire, "data=a", "batch_size=1"));
    }

    @Test
    void fieldsAsCommandLines() throws IOException {
        String tyro = """
            import dataclasses, tyro
            @dataclasses.dataclass
            class Optim:
                weight_decay: float = 0.1
            @dataclasses.dataclass
            class Config:
                optim: Optim
                data: str
                amp: bool = True
            tyro.cli(Config)
            """;
        assertEquals("""
            optim.weight_decay=1 -> --optim.weight-decay 1
            data=x -> --data x
            amp=false -> --no-amp
            """, typed("python", "d.py", tyro, "optim.weight_decay=1", "data=x", "amp=false"));
        String trainer = """
            from transformers import HfArgumentParser, TrainingArguments
            args, = HfArgumentParser(TrainingArguments).parse_args_into_dataclasses()
            """;
        assertEquals(
                "resume_from_checkpoint=c -> --resume_from_checkpoint c\n",
                typed("python", "h.py", trainer, "resume_from_checkpoint=c"));
    }

    @Test
    void flagsOfAbslAndConstantsOfAConfigurator() throws IOException {
        String script = """
            from absl import flags
            flags.DEFINE_bool("verbose", True, "")
            flags.DEFINE_float("lr", 0.1, "")
            init_from = 'scratch'
            exec(open('configurator.py').read())
            """;
        assertEquals("""
            verbose=false -> --noverbose
            lr=1 -> --lr 1
            init_from=resume -> --init_from=resume
            """, typed("python", "n.py", script, "verbose=false", "lr=1", "init_from=resume"));
    }

    @Test
    void optionParsersOfR() throws IOException {
        String script = """
            options <- list(make_option(c("-l", "--learning-rate"), type = "double", default = 0.1),
                            make_option("--verbose", action = "store_true", default = FALSE))
            """;
        assertEquals("""
            learning_rate=1 -> --learning-rate 1
            verbose=true -> --verbose
            resume=x -> no option
            """, typed("Rscript", "fit.R", script, "learning_rate=1", "verbose=true", "resume=x"));
    }

    @Test
    void nothingIsKnownOfOtherProgramsAndOfDamagedOnes() throws IOException {
        assertEquals("lr=1 -> no option\n", typed("python", "broken.py", "def (", "lr=1"));
        assertEquals("lr=1 -> no option\n", typed("python", "empty.py", "", "lr=1"));
        CommandWords gone = CommandWords.read(List.of("python", "gone.py"), List.of(), word -> false);
        assertNull(DeclaredOptions.of(gone, folder).option("lr"));
        assertNull(DeclaredOptions.NONE.option("lr"));
    }

    @Test
    void aFlagTakesTrueOrFalse() {
        DataException wrong = assertThrows(
                DataException.class,
                () -> DeclaredOptions.Option.flag("--amp", null).words("0.5"));
        assertEquals("--amp is a flag: true or false is expected, not '0.5'", wrong.getMessage());
    }
}
