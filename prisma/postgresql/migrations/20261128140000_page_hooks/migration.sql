-- CreateTable
CREATE TABLE "PageAddress" (
    "personId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "formerSecret" TEXT,
    "formerUntil" TIMESTAMP(3),
    "changedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PageAddress_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "PageToken" (
    "id" TEXT NOT NULL,
    "deliveryId" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "ladderId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "cycle" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "madeAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "PageToken_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PageToken_deliveryId_idx" ON "PageToken"("deliveryId");

-- CreateIndex
CREATE INDEX "PageToken_madeAt_idx" ON "PageToken"("madeAt");
