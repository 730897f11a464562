-- AlterTable
ALTER TABLE "Account" ADD COLUMN "askedAt" DATETIME;

-- CreateIndex
CREATE INDEX "Account_platform_askedAt_idx" ON "Account"("platform", "askedAt");
