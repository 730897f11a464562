-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "forBoth" JSON;
