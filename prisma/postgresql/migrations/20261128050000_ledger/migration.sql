-- CreateTable
CREATE TABLE "PeriodClose" (
    "id" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "facts" JSON NOT NULL,

    CONSTRAINT "PeriodClose_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "id" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "minor" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "of" TEXT,
    "objectiveId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerDispute" (
    "caseId" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "line" TEXT NOT NULL,

    CONSTRAINT "LedgerDispute_pkey" PRIMARY KEY ("caseId")
);

-- CreateIndex
CREATE UNIQUE INDEX "PeriodClose_partnerId_side_period_turn_key" ON "PeriodClose"("partnerId", "side", "period", "turn");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerEntry_partnerId_side_seq_key" ON "LedgerEntry"("partnerId", "side", "seq");

-- CreateIndex
CREATE INDEX "LedgerDispute_partnerId_idx" ON "LedgerDispute"("partnerId");

-- AddForeignKey
ALTER TABLE "PeriodClose" ADD CONSTRAINT "PeriodClose_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LedgerDispute" ADD CONSTRAINT "LedgerDispute_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
