-- AlterTable
ALTER TABLE "Run" ADD COLUMN "audience" TEXT NOT NULL DEFAULT 'everybody';

-- DropIndex
DROP INDEX "Run_partnerId_openedAt_number_idx";

-- CreateIndex
CREATE INDEX "Run_partnerId_audience_openedAt_number_idx" ON "Run"("partnerId", "audience", "openedAt", "number");
