-- CreateTable
CREATE TABLE "Call" (
    "seq" SERIAL NOT NULL,
    "callId" TEXT NOT NULL,
    "queueKey" TEXT NOT NULL,
    "destination" JSON NOT NULL,
    "ladderId" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Call_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE INDEX "Call_queueKey_startedAt_seq_idx" ON "Call"("queueKey", "startedAt", "seq");

-- CreateIndex
CREATE INDEX "Call_ladderId_idx" ON "Call"("ladderId");

-- CreateIndex
CREATE INDEX "Call_startedAt_idx" ON "Call"("startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Call_callId_ladderId_key" ON "Call"("callId", "ladderId");
