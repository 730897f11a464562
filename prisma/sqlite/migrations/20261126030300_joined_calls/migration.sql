-- CreateTable
CREATE TABLE "Call" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "callId" TEXT NOT NULL,
    "queueKey" TEXT NOT NULL,
    "destination" JSONB NOT NULL,
    "ladderId" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "Call_queueKey_startedAt_seq_idx" ON "Call"("queueKey", "startedAt", "seq");

-- CreateIndex
CREATE INDEX "Call_ladderId_idx" ON "Call"("ladderId");

-- CreateIndex
CREATE INDEX "Call_startedAt_idx" ON "Call"("startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Call_callId_ladderId_key" ON "Call"("callId", "ladderId");
