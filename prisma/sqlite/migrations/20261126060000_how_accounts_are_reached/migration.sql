-- AlterTable
ALTER TABLE "Account" ADD COLUMN "reference" JSONB;
