CREATE TABLE jc_event (
  number BIGSERIAL NOT NULL,
  session VARCHAR(255) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  question BIGINT,
  at BIGINT NOT NULL,
  PRIMARY KEY (number)
);
CREATE INDEX jc_event_session ON jc_event (session, number);
CREATE TABLE jc_import (
  session VARCHAR(255) NOT NULL,
  digest VARCHAR(64) NOT NULL,
  format VARCHAR(40) NOT NULL,
  rows INTEGER NOT NULL,
  questions INTEGER NOT NULL,
  replies INTEGER NOT NULL,
  reactions INTEGER NOT NULL,
  chatter INTEGER NOT NULL,
  private INTEGER NOT NULL,
  unparsed INTEGER NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (session, digest),
  CONSTRAINT jc_import_conserves CHECK (rows = questions + replies + reactions + chatter + private + unparsed)
);
CREATE TABLE jc_meta (
  name VARCHAR(40) NOT NULL,
  value BIGINT NOT NULL,
  PRIMARY KEY (name)
);
CREATE TABLE jc_question (
  id BIGSERIAL NOT NULL,
  session VARCHAR(255) NOT NULL,
  key VARCHAR(80) NOT NULL,
  text TEXT NOT NULL,
  author VARCHAR(200),
  source VARCHAR(40) NOT NULL,
  status VARCHAR(10) NOT NULL,
  time VARCHAR(80),
  asked BIGINT NOT NULL,
  counted INTEGER NOT NULL,
  merged_into BIGINT,
  before_merge VARCHAR(10),
  pinned BOOLEAN NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT jc_question_key UNIQUE (session, key),
  CONSTRAINT jc_question_merged CHECK ((status = 'merged') = (merged_into IS NOT NULL)),
  CONSTRAINT status_known CHECK (status IN ('new', 'shown', 'hidden', 'answered', 'merged')),
  FOREIGN KEY(merged_into) REFERENCES jc_question (id) ON DELETE SET NULL
);
CREATE INDEX ix_jc_question_merged_into ON jc_question (merged_into);
CREATE TABLE jc_anchor (
  question BIGINT NOT NULL,
  place INTEGER NOT NULL,
  kind VARCHAR(10) NOT NULL,
  label TEXT NOT NULL,
  page INTEGER,
  PRIMARY KEY (question, place),
  CONSTRAINT kind_known CHECK (kind IN ('figure', 'table', 'section', 'equation', 'page', 'quote')),
  FOREIGN KEY(question) REFERENCES jc_question (id) ON DELETE CASCADE
);
CREATE TABLE jc_answer (
  id BIGSERIAL NOT NULL,
  question BIGINT NOT NULL,
  text TEXT NOT NULL,
  by VARCHAR(200),
  at BIGINT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(question) REFERENCES jc_question (id) ON DELETE CASCADE
);
CREATE INDEX ix_jc_answer_question ON jc_answer (question);
CREATE TABLE jc_vote (
  question BIGINT NOT NULL,
  voter VARCHAR(64) NOT NULL,
  PRIMARY KEY (question, voter),
  FOREIGN KEY(question) REFERENCES jc_question (id) ON DELETE CASCADE
);
INSERT INTO jc_meta (name, value) VALUES ('version', 1);
INSERT INTO jc_meta (name, value) VALUES ('writer', 0);
INSERT INTO jc_question (session, key, text, author, source, status, time, asked, counted, merged_into, before_merge, pinned)
VALUES ('s', 'k1', 'Why does Fig. 2 fall?', 'attendee 7', 'web', 'answered', NULL, 1800000000000, 2, NULL, NULL, true);
INSERT INTO jc_question (session, key, text, author, source, status, time, asked, counted, merged_into, before_merge, pinned)
VALUES ('s', 'k2', 'Why is Fig. 2 falling?', NULL, 'zoom-v1', 'merged', '17:00:01', 1800000000001, 0, 1, 'shown', false);
INSERT INTO jc_vote (question, voter) VALUES (1, 'a-voter');
INSERT INTO jc_anchor (question, place, kind, label, page) VALUES (1, 0, 'figure', '2', 3);
INSERT INTO jc_answer (question, text, "by", at) VALUES (1, 'Because of the draw.', 'presenter', 1800000000002);
INSERT INTO jc_event (session, kind, question, at) VALUES ('s', 'posted', 1, 1800000000000);
INSERT INTO jc_import (session, digest, format, rows, questions, replies, reactions, chatter, private, unparsed, at)
VALUES ('s', 'd', 'zoom-v1', 3, 1, 0, 1, 1, 0, 0, 1800000000001);
