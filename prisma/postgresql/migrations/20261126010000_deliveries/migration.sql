-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "answer" BOOLEAN,
ADD COLUMN     "waitsSince" TIMESTAMP(3),
ADD COLUMN     "firstAttemptAt" TIMESTAMP(3),
ADD COLUMN     "about" TEXT,
ADD COLUMN     "onceKey" TEXT,
ADD COLUMN     "forPartner" TEXT,
ADD COLUMN     "unwanted" BOOLEAN;

-- CreateTable
CREATE TABLE "Unreachable" (
    "queueKey" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "gone" TEXT,

    CONSTRAINT "Unreachable_pkey" PRIMARY KEY ("queueKey")
);

-- CreateIndex
CREATE INDEX "Delivery_about_unfinished_idx" ON "Delivery"("about", "unfinished");

-- Private answers that wait already go into their lane.
UPDATE "Delivery" SET "answer" = true WHERE "unfinished" = true AND "destination"->>'kind' = 'reply';
