-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN "inHours" BOOLEAN NOT NULL DEFAULT false;
