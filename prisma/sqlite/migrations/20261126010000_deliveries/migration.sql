-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN "answer" BOOLEAN;
ALTER TABLE "Delivery" ADD COLUMN "waitsSince" DATETIME;
ALTER TABLE "Delivery" ADD COLUMN "firstAttemptAt" DATETIME;
ALTER TABLE "Delivery" ADD COLUMN "about" TEXT;
ALTER TABLE "Delivery" ADD COLUMN "onceKey" TEXT;
ALTER TABLE "Delivery" ADD COLUMN "forPartner" TEXT;
ALTER TABLE "Delivery" ADD COLUMN "unwanted" BOOLEAN;

-- CreateTable
CREATE TABLE "Unreachable" (
    "queueKey" TEXT NOT NULL PRIMARY KEY,
    "since" DATETIME NOT NULL,
    "code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "gone" TEXT
);

-- CreateIndex
CREATE INDEX "Delivery_about_unfinished_idx" ON "Delivery"("about", "unfinished");

-- Private answers that wait already go into their lane.
UPDATE "Delivery" SET "answer" = true WHERE "unfinished" = true AND json_extract("destination", '$.kind') = 'reply';
