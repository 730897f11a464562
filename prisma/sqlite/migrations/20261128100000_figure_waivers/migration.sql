-- CreateTable
CREATE TABLE "FigureWaiver" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "figureId" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "FigureWaiver_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateIndex
CREATE UNIQUE INDEX "FigureWaiver_figureId_period_key" ON "FigureWaiver"("figureId", "period");

-- CreateIndex
CREATE INDEX "FigureWaiver_partnerId_period_idx" ON "FigureWaiver"("partnerId", "period");
