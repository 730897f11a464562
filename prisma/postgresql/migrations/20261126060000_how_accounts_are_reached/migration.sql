-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "reference" JSON;
