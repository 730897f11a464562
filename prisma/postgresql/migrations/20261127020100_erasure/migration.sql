-- Who was erased.
ALTER TABLE "Person" ADD COLUMN "joinedTo" TEXT;
CREATE INDEX "Person_joinedTo_idx" ON "Person"("joinedTo");
CREATE TABLE "ErasedPerson" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "salt" TEXT NOT NULL,
    "accounts" TEXT NOT NULL,
    "rewritten" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ErasedPerson_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ErasedPerson_rewritten_idx" ON "ErasedPerson"("rewritten");
