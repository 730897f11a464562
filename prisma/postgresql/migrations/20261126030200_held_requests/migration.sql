-- CreateTable
CREATE TABLE "Alarm" (
    "seq" SERIAL NOT NULL,
    "personId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "opened" BOOLEAN NOT NULL,
    "severe" BOOLEAN NOT NULL,

    CONSTRAINT "Alarm_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "HeldRequest" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "request" JSON NOT NULL,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "done" TEXT,

    CONSTRAINT "HeldRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Alarm_personId_at_idx" ON "Alarm"("personId", "at");

-- CreateIndex
CREATE INDEX "Alarm_at_idx" ON "Alarm"("at");

-- CreateIndex
CREATE INDEX "HeldRequest_askedAt_idx" ON "HeldRequest"("askedAt");
