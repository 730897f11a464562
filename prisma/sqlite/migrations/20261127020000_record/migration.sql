-- The record of a partner in two chains, with what people wrote apart from the rest.
DROP TABLE "Fact";
CREATE TABLE "Fact" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "partnerId" TEXT NOT NULL,
    "chain" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "content" TEXT,
    "contentSalt" TEXT,
    "contentDigest" TEXT NOT NULL,
    "words" TEXT,
    "wordsSalt" TEXT,
    "wordsDigest" TEXT,
    "wordsOf" TEXT,
    "hash" TEXT NOT NULL,
    CONSTRAINT "Fact_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX "Fact_partnerId_chain_seq_key" ON "Fact"("partnerId", "chain", "seq");
CREATE INDEX "Fact_partnerId_subject_id_idx" ON "Fact"("partnerId", "subject", "id");
CREATE INDEX "Fact_wordsOf_idx" ON "Fact"("wordsOf");
