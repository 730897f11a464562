DROP TABLE "OnceKey";
CREATE TABLE "OnceKey" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OnceKey_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "OnceKey_at_idx" ON "OnceKey"("at");

DROP TABLE "Shown";
CREATE TABLE "Shown" (
    "seq" SERIAL NOT NULL,
    "cardKey" TEXT NOT NULL,
    "queueKey" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "destination" JSON NOT NULL,
    "arrivedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Shown_pkey" PRIMARY KEY ("seq")
);
CREATE UNIQUE INDEX "Shown_cardKey_queueKey_key" ON "Shown"("cardKey", "queueKey");
CREATE INDEX "Shown_platform_conversationId_messageId_idx" ON "Shown"("platform", "conversationId", "messageId");
CREATE INDEX "Shown_arrivedAt_idx" ON "Shown"("arrivedAt");

CREATE INDEX "Delivery_unfinished_createdAt_idx" ON "Delivery"("unfinished", "createdAt");
