-- AlterTable
ALTER TABLE "Person" ADD COLUMN "pagedAlways" BOOLEAN NOT NULL DEFAULT false;
