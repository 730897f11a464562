-- CreateTable
CREATE TABLE "PeriodClose" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "facts" JSONB NOT NULL,
    CONSTRAINT "PeriodClose_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "minor" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "of" TEXT,
    "objectiveId" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "LedgerEntry_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "LedgerDispute" (
    "caseId" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    CONSTRAINT "LedgerDispute_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateIndex
CREATE UNIQUE INDEX "PeriodClose_partnerId_side_period_turn_key" ON "PeriodClose"("partnerId", "side", "period", "turn");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerEntry_partnerId_side_seq_key" ON "LedgerEntry"("partnerId", "side", "seq");

-- CreateIndex
CREATE INDEX "LedgerDispute_partnerId_idx" ON "LedgerDispute"("partnerId");
