-- CreateTable
CREATE TABLE "CorrectiveAction" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "partnerId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "sourceId" TEXT,
    "ownerId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    CONSTRAINT "CorrectiveAction_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateIndex
CREATE UNIQUE INDEX "CorrectiveAction_number_key" ON "CorrectiveAction"("number");

-- CreateIndex
CREATE INDEX "CorrectiveAction_partnerId_status_number_idx" ON "CorrectiveAction"("partnerId", "status", "number");

-- CreateIndex
CREATE INDEX "CorrectiveAction_ownerId_status_idx" ON "CorrectiveAction"("ownerId", "status");

-- CreateIndex
CREATE INDEX "CorrectiveAction_sourceId_idx" ON "CorrectiveAction"("sourceId");
