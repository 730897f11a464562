-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "askedAt" TIMESTAMP(3);

-- CreateIndex
CREATE INDEX "Account_platform_askedAt_idx" ON "Account"("platform", "askedAt");
