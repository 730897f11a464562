-- Clocks belong to a subject, with columns that can be counted. No database has clocks to keep yet.
DROP TABLE "Clock";
CREATE TABLE "Clock" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "agreementId" TEXT NOT NULL,
    "objectiveId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "measure" TEXT NOT NULL,
    "obligor" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "dueAt" DATETIME,
    "breachedAt" DATETIME,
    "stoppedAt" DATETIME,
    "met" BOOLEAN,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    CONSTRAINT "Clock_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "Clock_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "AgreementVersion" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX "Clock_subjectKind_subjectId_measure_obligor_round_key" ON "Clock"("subjectKind", "subjectId", "measure", "obligor", "round");
CREATE INDEX "Clock_partnerId_measure_status_idx" ON "Clock"("partnerId", "measure", "status");
CREATE INDEX "Clock_dueAt_idx" ON "Clock"("dueAt");
