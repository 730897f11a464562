-- CreateTable
CREATE TABLE "Measurement" (
    "id" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "figureId" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "personId" TEXT,
    "via" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "late" BOOLEAN NOT NULL,

    CONSTRAINT "Measurement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Measurement_figureId_period_turn_key" ON "Measurement"("figureId", "period", "turn");

-- CreateIndex
CREATE INDEX "Measurement_partnerId_period_idx" ON "Measurement"("partnerId", "period");

-- AddForeignKey
ALTER TABLE "Measurement" ADD CONSTRAINT "Measurement_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
