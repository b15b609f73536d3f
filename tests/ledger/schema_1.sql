BEGIN TRANSACTION;
CREATE TABLE actions (
    entry INTEGER NOT NULL PRIMARY KEY REFERENCES entries (entry), at VARCHAR(20) NOT NULL, who VARCHAR,
    facts VARCHAR NOT NULL, salt VARCHAR(32) NOT NULL
);
INSERT INTO "actions" VALUES(1,'2026-01-05T10:02:33Z',NULL,'{"input_hash":"1a2b3c4d5e6f7788","policy_hash":"99aabbccddeeff00","settings":{"decisions":[],"hand_over":false,"moves":0,"time_limit":60.0}}','e8a1b35da4647f465ed30d2fca5bc029');
INSERT INTO "actions" VALUES(2,'2026-01-05T10:02:33Z',NULL,'{"proposal":"5f0e1d2c","seed":0,"versions":{"caseload":"0.1.0"}}','e935fc240f8477d0dcf191bde7003b7d');
INSERT INTO "actions" VALUES(3,'2026-01-05T10:02:33Z','Amy Smith','{}','038be9eda9dd0fa01be018274349dc3b');
INSERT INTO "actions" VALUES(4,'2026-01-05T10:02:33Z','Amy Smith','{}','ff579db934a5ed8150b1ee2105eb031d');
INSERT INTO "actions" VALUES(5,'2026-01-12T10:02:33Z',NULL,'{"input_hash":"1a2b3c4d5e6f7788","policy_hash":"99aabbccddeeff00","settings":{"decisions":[],"hand_over":false,"moves":0,"time_limit":60.0}}','553e48bc09ff8e6e2ab3eadf04ffe120');
INSERT INTO "actions" VALUES(6,'2026-01-12T10:02:33Z',NULL,'{"proposal":"5f0e1d2c","seed":0,"versions":{"caseload":"0.1.0"}}','f605f024e143b41e1515a65f55adf8ff');
INSERT INTO "actions" VALUES(7,'2026-01-12T10:02:33Z','Bob','{}','e2c9b1efbae6c589c1143d4fccd66278');
CREATE TABLE decisions (
    entry INTEGER NOT NULL REFERENCES entries (entry), case_id VARCHAR NOT NULL, word VARCHAR(6) NOT NULL,
    worker VARCHAR, worker_before VARCHAR, reason VARCHAR(10), review DATE
);
INSERT INTO "decisions" VALUES(3,'c1','agree','w1',NULL,'CONTIN',NULL);
INSERT INTO "decisions" VALUES(3,'c2','agree','w1','w2',NULL,NULL);
INSERT INTO "decisions" VALUES(7,'c1','not','w1',NULL,NULL,NULL);
INSERT INTO "decisions" VALUES(7,'c1','wait',NULL,NULL,NULL,'2026-01-26');
CREATE TABLE entries (
    entry INTEGER NOT NULL PRIMARY KEY, kind VARCHAR(10) NOT NULL, round INTEGER, as_of DATE, day DATE NOT NULL,
    salt VARCHAR(32) NOT NULL, kept_hash VARCHAR(64) NOT NULL, rest_hash VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL
);
INSERT INTO "entries" VALUES(1,'opened',1,'2026-01-05','2026-01-05','f56d21c3483bfbe9541bd31abee7d163','f1d1b0dccd0d0c3e665802940c154a4659a3972e780ef96edaa2b9ca1de00054','580df14177d4b141559a18108400c56fa8b3b31997cf554125f7c41182b92d5b','aae105bb75204976018d1d8b2e9ada6fa5d3d01384f1d9c13586f272c9e4efa9');
INSERT INTO "entries" VALUES(2,'proposed',1,'2026-01-05','2026-01-05','f2879bcaa171097706494fbcb11d2152','a4a181d0de9f54e7819ffa01b688666d2c4a3ab59849513c81a6b3be4ae123f4','7dd12a232617249f201850552f0cfd9111379b812749b5c6bfe72f247cd6a5b5','f601df5d72ae39c67fba19cefdad4262265e5b79717f73fecff160c03e9734ea');
INSERT INTO "entries" VALUES(3,'decided',1,'2026-01-05','2026-01-05','b3979182b90c111e5d93fa5e9b392ed9','d6c4631e96fc193e732e0dbafc66503d0d83db057cd0b797ae026c7ca62ef88b','4b034989fdee06c8f5493c38be4bb6429d739d06c1baa061da29dc612e337927','7b9bb13b9d65d1c7d4b39b160ffe2f1848c50d493635f782a39f99e5a6850c96');
INSERT INTO "entries" VALUES(4,'closed',1,'2026-01-05','2026-01-05','29d5f20409a297a0cfbc6673f0f1d773','d89caded9c601416ee70f2f2c3b133b0ab55681b6b007adb5ec67720c568ea37','48c81a75ffa31ba13d39c03baa04025149613ca707ac55f43b41309c813a57d1','39bdd65f816918a4d8c81942f2ec8f132219aea47d581c703f24aeab14f701ef');
INSERT INTO "entries" VALUES(5,'opened',2,'2026-01-12','2026-01-12','1b9b42661fab81e2ff2e240b4e941b53','0d7d53575a83f27f9cf560a3b2500ea96311db8a025483f292f5373c5181f697','5be958bd94e4f1f3c6d03338bc94288e4f5354251258c2a294c27c97c7086f4d','119cd9241b09a75d30f0882be8eeb65581725cdbb33614c695b7140c7a4584c9');
INSERT INTO "entries" VALUES(6,'proposed',2,'2026-01-12','2026-01-12','fd932c7326f91dc58846a93862b18da8','b83731acb6f312c1eca9f31ba5fbcf2f0ec91bd6f4f6bf35932014e13b4f5860','ef38a26fd0fbdf7fee8581bcbc2175458ac46b255bf31b4137de6071949335ca','b05f8c6815faf5fd39be802628b922278a18e2d6c40e9b9000596597c851cd08');
INSERT INTO "entries" VALUES(7,'decided',2,'2026-01-12','2026-01-12','995e31e423c3734a3d7933ef53fa9ec3','f6839c315f93956386b99828a3d74e4bebe72499eb42594301361833e0e01c17','e662b3de6734cb2dfbc3c66a675ff7d5e400b56850fab6ab8e4a2187ed52486c','16a53840bee0ff90030a3c9ccaf13fdf98d04b6f3199a18deabbfe734285b398');
CREATE TABLE head (entry INTEGER NOT NULL, hash VARCHAR(64) NOT NULL);
INSERT INTO "head" VALUES(7,'16a53840bee0ff90030a3c9ccaf13fdf98d04b6f3199a18deabbfe734285b398');
CREATE TABLE proposals (
    entry INTEGER NOT NULL REFERENCES entries (entry), case_id VARCHAR NOT NULL, holder VARCHAR,
    is_here BOOLEAN NOT NULL, worker VARCHAR, fate VARCHAR(11) NOT NULL, co_worker VARCHAR, overseer VARCHAR,
    cover VARCHAR
);
INSERT INTO "proposals" VALUES(2,'c1',NULL,0,'w1','new',NULL,NULL,NULL);
INSERT INTO "proposals" VALUES(2,'c2','w2',1,'w1','moves',NULL,NULL,NULL);
INSERT INTO "proposals" VALUES(2,'c3','w2',1,'w2','stays',NULL,NULL,NULL);
INSERT INTO "proposals" VALUES(6,'c1',NULL,0,'w1','new',NULL,NULL,NULL);
INSERT INTO "proposals" VALUES(6,'c2','w2',1,'w1','moves',NULL,NULL,NULL);
INSERT INTO "proposals" VALUES(6,'c3','w2',1,'w2','stays',NULL,NULL,NULL);
CREATE TABLE schema_version (version INTEGER NOT NULL);
INSERT INTO "schema_version" VALUES(1);
CREATE TABLE workers (entry INTEGER NOT NULL REFERENCES entries (entry), worker VARCHAR NOT NULL);
INSERT INTO "workers" VALUES(2,'w1');
INSERT INTO "workers" VALUES(2,'w2');
INSERT INTO "workers" VALUES(2,'w3');
INSERT INTO "workers" VALUES(6,'w1');
INSERT INTO "workers" VALUES(6,'w2');
INSERT INTO "workers" VALUES(6,'w3');
CREATE INDEX entries_by_round ON entries (round);
CREATE INDEX proposals_by_entry ON proposals (entry);
CREATE INDEX workers_by_entry ON workers (entry);
CREATE INDEX decisions_by_entry ON decisions (entry);
CREATE INDEX decisions_by_case ON decisions (case_id);
COMMIT;
