-- A project as Trackio keeps it; JSON stands in texts or in bytes.
CREATE TABLE metrics (id INTEGER PRIMARY KEY AUTOINCREMENT, run_id TEXT NOT NULL, timestamp TEXT NOT NULL, run_name TEXT NOT NULL, step INTEGER NOT NULL, metrics TEXT NOT NULL, log_id TEXT, space_id TEXT);
CREATE TABLE configs (id INTEGER PRIMARY KEY AUTOINCREMENT, run_id TEXT NOT NULL, run_name TEXT NOT NULL, config TEXT NOT NULL, created_at TEXT NOT NULL, UNIQUE(run_id));
CREATE TABLE system_metrics (id INTEGER PRIMARY KEY AUTOINCREMENT, run_id TEXT NOT NULL, timestamp TEXT NOT NULL, run_name TEXT NOT NULL, metrics TEXT NOT NULL);
INSERT INTO configs VALUES (1, 'aaaa', 'first', CAST('{"lr":0.1,"opt":{"name":"adam"},"layers":[1,2],"_Username":"ada","_Created":"2026-01-02T03:04:05.678901+00:00","_Group":"g"}' AS BLOB), '2026-01-02T03:04:06+00:00');
INSERT INTO metrics VALUES (1, 'aaaa', '2026-01-02T03:04:06.500000+00:00', 'first', 0, CAST('{"loss":1.5,"val":{"acc":0.5},"words":"hello"}' AS BLOB), 'l1', NULL);
INSERT INTO metrics VALUES (2, 'aaaa', '2026-01-02T03:04:07.500000+00:00', 'first', 1, '{"loss":"NaN","val":{"acc":0.75}}', 'l2', NULL);
INSERT INTO metrics VALUES (3, 'bbbb', '2026-01-02T03:05:00+00:00', 'first', 0, '{"loss":"-Infinity","ok":true}', 'l3', NULL);
INSERT INTO metrics VALUES (4, 'bbbb', '2026-01-02T03:05:01+00:00', 'first', 1, '{"loss":', 'l4', NULL);
INSERT INTO system_metrics VALUES (1, 'aaaa', '2026-01-02T03:04:06+00:00', 'first', '{"gpu/0/utilization":50}');
