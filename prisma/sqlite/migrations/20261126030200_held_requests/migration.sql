-- CreateTable
CREATE TABLE "Alarm" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "opened" BOOLEAN NOT NULL,
    "severe" BOOLEAN NOT NULL
);

-- CreateTable
CREATE TABLE "HeldRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "done" TEXT
);

-- CreateIndex
CREATE INDEX "Alarm_personId_at_idx" ON "Alarm"("personId", "at");

-- CreateIndex
CREATE INDEX "Alarm_at_idx" ON "Alarm"("at");

-- CreateIndex
CREATE INDEX "HeldRequest_askedAt_idx" ON "HeldRequest"("askedAt");
