-- CreateTable
CREATE TABLE "Rotation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    CONSTRAINT "Rotation_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "endsAt" DATETIME NOT NULL,
    "delegateId" TEXT,
    "saidAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Rotation_partnerId_side_name_key" ON "Rotation"("partnerId", "side", "name");

-- CreateIndex
CREATE INDEX "Absence_endsAt_idx" ON "Absence"("endsAt");

-- CreateIndex
CREATE INDEX "Absence_personId_idx" ON "Absence"("personId");
