"""The tables of a database of questionnaires.

The full-text tables hold no text of their own: they are indexes over `questions` and `answers`, found by programs that
look at a database (Datasette) by their `content`.
"""

from __future__ import annotations

from typing import Final

TABLES: Final = """
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  name TEXT, sha256 TEXT NOT NULL, media_type TEXT NOT NULL, pages INTEGER NOT NULL, reader TEXT NOT NULL,
  title TEXT, respondent TEXT, organisation TEXT, year INTEGER, language TEXT
);
CREATE TABLE sections (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id), position INTEGER NOT NULL,
  number TEXT, title TEXT, scale TEXT
);
CREATE TABLE questions (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id),
  section_id INTEGER NOT NULL REFERENCES sections (id), position INTEGER NOT NULL,
  number TEXT, printed TEXT, text TEXT NOT NULL, instruction TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('choice', 'multiple', 'open'))
);
CREATE TABLE options (
  question_id INTEGER NOT NULL REFERENCES questions (id), position INTEGER NOT NULL,
  code TEXT NOT NULL, label TEXT NOT NULL,
  PRIMARY KEY (question_id, position)
);
CREATE TABLE answers (
  id INTEGER PRIMARY KEY REFERENCES questions (id),
  state TEXT NOT NULL CHECK (state IN ('answered', 'unanswered', 'ambiguous')),
  text TEXT, page INTEGER, x0 REAL, top REAL, x1 REAL, bottom REAL, unit TEXT, basis TEXT
);
CREATE TABLE selected (
  answer_id INTEGER NOT NULL REFERENCES answers (id), position INTEGER NOT NULL,
  code TEXT NOT NULL, label TEXT NOT NULL, text TEXT, page INTEGER, basis TEXT,
  PRIMARY KEY (answer_id, position)
);
CREATE TABLE diagnostics (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id), question TEXT,
  code TEXT NOT NULL, name TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL, page INTEGER
);
"""

# Made when the rows are there, which is quicker.
INDEXES: Final = """
CREATE INDEX documents_by_respondent ON documents (respondent, year);
CREATE INDEX sections_by_document ON sections (document_id);
CREATE INDEX questions_by_document ON questions (document_id);
CREATE INDEX questions_by_section ON questions (section_id);
CREATE INDEX questions_by_number ON questions (number);
CREATE INDEX answers_by_state ON answers (state);
CREATE INDEX selected_by_code ON selected (code);
CREATE INDEX diagnostics_by_document ON diagnostics (document_id, question);
CREATE INDEX diagnostics_by_code ON diagnostics (code);
CREATE VIRTUAL TABLE questions_fts USING fts5 (text, instruction, content="questions", content_rowid="id");
INSERT INTO questions_fts (questions_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE answers_fts USING fts5 (text, content="answers", content_rowid="id");
INSERT INTO answers_fts (answers_fts) VALUES ('rebuild');
"""

VIEWS: Final = """
CREATE VIEW long AS
SELECT
  d.name AS document, d.sha256, d.respondent, d.organisation, d.year,
  s.number AS section_number, s.title AS section_title, q.position, q.number, q.text, q.instruction, q.kind,
  (SELECT group_concat(line, char(10)) FROM
    (SELECT code || ': ' || label AS line FROM options o WHERE o.question_id = q.id ORDER BY o.position)) AS options,
  a.state,
  (SELECT group_concat(code, char(10)) FROM
    (SELECT code FROM selected m WHERE m.answer_id = a.id ORDER BY m.position)) AS selected_codes,
  (SELECT group_concat(label, char(10)) FROM
    (SELECT label FROM selected m WHERE m.answer_id = a.id ORDER BY m.position)) AS selected_labels,
  (SELECT CASE WHEN count(text) > 0 THEN group_concat(coalesce(text, ''), char(10)) END FROM
    (SELECT text FROM selected m WHERE m.answer_id = a.id ORDER BY m.position)) AS option_texts,
  a.text AS answer_text, a.page,
  CASE WHEN a.page IS NOT NULL THEN printf('%g %g %g %g', a.x0, a.top, a.x1, a.bottom) END AS bbox, a.unit, a.basis,
  (SELECT group_concat(code, char(10)) FROM
    (SELECT code FROM diagnostics r
      WHERE r.document_id = q.document_id AND r.question = q.number ORDER BY r.id)) AS diagnostics,
  (SELECT severity FROM diagnostics r WHERE r.document_id = q.document_id AND r.question = q.number
    ORDER BY instr('error warning info', severity) LIMIT 1) AS severity
FROM questions q
  JOIN answers a ON a.id = q.id
  JOIN sections s ON s.id = q.section_id
  JOIN documents d ON d.id = q.document_id
ORDER BY q.id;
CREATE VIEW marks AS
SELECT
  d.respondent, d.year, d.name AS document, q.number, q.text AS question, a.state, m.code, m.label, m.text, m.page, m.basis
FROM selected m
  JOIN answers a ON a.id = m.answer_id
  JOIN questions q ON q.id = a.id
  JOIN documents d ON d.id = q.document_id
ORDER BY q.id, m.position;
CREATE VIEW counts AS
SELECT
  q.number, q.text AS question, m.code, count(*) AS documents
FROM questions q
  JOIN answers a ON a.id = q.id AND a.state = 'answered'
  JOIN selected m ON m.answer_id = a.id
GROUP BY q.number, q.text, m.code
ORDER BY min(q.id), min(m.position), m.code;
CREATE VIEW doubts AS
SELECT
  d.respondent, d.year, d.name AS document, r.severity, r.code, r.name, r.question AS number, r.page, r.message
FROM diagnostics r
  JOIN documents d ON d.id = r.document_id
WHERE r.severity <> 'info'
ORDER BY instr('error warning', r.severity), r.id;
"""
