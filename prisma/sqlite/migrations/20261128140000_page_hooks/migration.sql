-- CreateTable
CREATE TABLE "PageAddress" (
    "personId" TEXT NOT NULL PRIMARY KEY,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "formerSecret" TEXT,
    "formerUntil" DATETIME,
    "changedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PageToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deliveryId" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "ladderId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "cycle" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "madeAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- CreateIndex
CREATE INDEX "PageToken_deliveryId_idx" ON "PageToken"("deliveryId");

-- CreateIndex
CREATE INDEX "PageToken_madeAt_idx" ON "PageToken"("madeAt");
