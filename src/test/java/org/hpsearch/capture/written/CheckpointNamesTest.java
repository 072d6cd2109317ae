package org.hpsearch.capture.written;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.hpsearch.value.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointNamesTest {
    private static final Path FOLDER = Path.of("/w");

    @ParameterizedTest
    @CsvSource(textBlock = """
        model.pt,SURE
        last.pth.tar,SURE
        net.safetensors,SURE
        tree.cbm,SURE
        llama.gguf,SURE
        restart.100,SURE
        melt.restart.5000,SURE
        best.pkl,SURE
        final.npz,SURE
        x.pkl,PERHAPS
        fit.rds,PERHAPS
        forest.joblib,PERHAPS
        saved.ser,PERHAPS
        xgb_model.json,SURE
        booster.txt,SURE
        model_12.txt,SURE
        model_config.json,NO
        results.json,NO
        notes.txt,NO
        log.csv,NO
        plot.png,NO
        .pt,NO
        out,NO
        """)
    void filesByTheirNames(String name, CheckpointNames.Likeness expected) {
        assertEquals(expected, new CheckpointNames(List.of(), FOLDER).ofFile(FOLDER.resolve(name)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        ./fit --model nets/a.xyz,nets/a.xyz,SURE
        ./fit --model=a,a,SURE
        ./fit --save a.dat,a.dat,SURE
        ./fit -o w.bin,w.bin,SURE
        ./fit -o out.csv,out.csv,NO
        ./vw -d d.txt -f model.vw,model.vw,SURE
        ./fit -o best,best,SURE
        ./fit -save-file vec,vec.bin,SURE
        ./fit -save-file vec,vec.txt,SURE
        ./fit -save-file vec,vec.csv,NO
        ./fit -output model,model.vec,SURE
        ./fit -output run,run.txt,NO
        ./fit --out_model=m.bin,m.bin,SURE
        ./fit -o best.png,best.png,NO
        ./fit -o final.json,final.json,NO
        ./fit -o rest.xyz,rest.xyz,NO
        ./fit --data d.bin,d.bin,PERHAPS
        ./fit --save,a.bin,PERHAPS
        """)
    void filesThatTheCommandNames(String line, String name, CheckpointNames.Likeness expected) {
        assertEquals(expected, new CheckpointNames(List.of(), FOLDER, Words.split(line)).ofFile(FOLDER.resolve(name)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        out/*.dat | out/a.dat   | true
        out/*.dat | out/b/a.dat | false
        /abs/*    | /abs/x      | true
        a[        | a[          | true
        """)
    void patternsOfTheUser(String glob, String path, boolean expected) {
        assertEquals(expected, new CheckpointNames(List.of(glob), FOLDER).isNamed(FOLDER.resolve(path)));
        assertEquals(false, new CheckpointNames(List.of("*.pt"), Path.of("/a[b]*")).isNamed(Path.of("/ab/x.pt")));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        ae_005.pt,0,20,5
        ae_030.pt,0,20,-
        ckpt-epoch=3-step=120.ckpt,0,500,120
        epoch_3.pt,0,500,3
        model_v2_10.pt,5,20,10
        model.pt,0,20,-
        out7/best.pt,0,20,-
        step120.pt,0,500,120
        m_0.1.pt,0,20,-
        model-lr0.5_7.pt,0,20,7
        epoch=3-val_loss=0.25.ckpt,0,500,3
        m.5.pt,0,20,5
        """)
    void stepsInNames(String path, double first, double last, Double expected) {
        assertEquals(expected, CheckpointNames.step(path, first, last));
    }

    @ParameterizedTest
    @CsvSource({"out/ae_005.pt,out/ae_#.pt", "v1.5/a.pt,v#/a.pt", "best.pt,best.pt"})
    void families(String path, String expected) {
        assertEquals(expected, CheckpointNames.family(path));
    }
}
