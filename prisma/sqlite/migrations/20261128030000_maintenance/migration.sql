-- CreateTable
CREATE TABLE "Maintenance" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "partnerId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "endsAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    CONSTRAINT "Maintenance_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateIndex
CREATE UNIQUE INDEX "Maintenance_number_key" ON "Maintenance"("number");

-- CreateIndex
CREATE INDEX "Maintenance_partnerId_endsAt_idx" ON "Maintenance"("partnerId", "endsAt");
