-- Who was erased.
ALTER TABLE "Person" ADD COLUMN "joinedTo" TEXT;
CREATE INDEX "Person_joinedTo_idx" ON "Person"("joinedTo");
CREATE TABLE "ErasedPerson" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "salt" TEXT NOT NULL,
    "accounts" TEXT NOT NULL,
    "rewritten" BOOLEAN NOT NULL DEFAULT false
);
CREATE INDEX "ErasedPerson_rewritten_idx" ON "ErasedPerson"("rewritten");
