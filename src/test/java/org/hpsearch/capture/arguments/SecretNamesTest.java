package org.hpsearch.capture.arguments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

/// Which names stand for secrets, and which values under them are none.
class SecretNamesTest {
    private static void check(boolean secret, String... pairs) {
        for (String pair : pairs) {
            int at = pair.indexOf('=');
            assertEquals(
                    secret, SecretNames.isSecret(pair.substring(0, at), Numbers.typed(pair.substring(at + 1))), pair);
        }
    }

    @Test
    void textsUnderASureName() {
        check(
                true,
                "token=abc",
                "hf_token=abc",
                "HF-TOKEN=abc",
                "authToken=abc",
                "authtoken=abc",
                "db.password=x",
                "apiKey=x",
                "api_key=x",
                "aws_secret_access_key=x",
                "openai-key=x",
                "cookie=a",
                "client_secret=none-such");
    }

    @Test
    void wordsOfAModelAreNone() {
        check(
                false,
                "pad_token=<pad>",
                "pad_token=PAD",
                "max_tokens=many",
                "num_tokens=100",
                "eos_token_id=2",
                "auth=basic",
                "auth=None",
                "token=",
                "token=<unk>",
                "password=***",
                "key=query",
                "keyboard=us",
                "monkey=x",
                "lr=0.1",
                "bypass=yes");
    }

    @Test
    void numbersOnlyUnderAPasswordsName() {
        check(true, "password=123456", "pin=1234", "db_pwd=0000001");
        check(false, "pin=123", "password=12", "token=123456", "api_key=42", "shipping=1234");
    }

    @Test
    void aKeyThatLooksLikeChance() {
        check(true, "key=a8f3k29dk1", "signature=0123456789abcdef", "keys=abcdefghijklmnopqrstuvwx");
        check(false, "key=attention", "sort_key=val_acc", "key=a1", "mouse=a8f3k29dk1");
    }

    @Test
    void oneSecretOfAListIsEnough() {
        assertEquals(true, SecretNames.isSecret("tokens", new Value.Items(List.of(Value.of(1L), Value.of("abc")))));
        assertEquals(false, SecretNames.isSecret("tokens", new Value.Items(List.of(Value.of(1L), Value.nothing()))));
        assertEquals(false, SecretNames.isSecret("password", Value.of(true)));
    }

    @Test
    void variablesOfTheEnvironment() {
        for (String name : List.of("HF_TOKEN", "AWS_SECRET_ACCESS_KEY", "SSH_KEY", "MY_PAT", "PGPASSWORD")) {
            assertEquals(true, SecretNames.isSecretVariable(name), name);
        }
        for (String name : List.of("PATH", "HOME", "MAX_TOKENS", "PYTHONPATH", "PATTERN")) {
            assertEquals(false, SecretNames.isSecretVariable(name), name);
        }
    }
}
