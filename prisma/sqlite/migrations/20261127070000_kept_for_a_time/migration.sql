DROP TABLE "OnceKey";
CREATE TABLE "OnceKey" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL
);
CREATE INDEX "OnceKey_at_idx" ON "OnceKey"("at");

DROP TABLE "Shown";
CREATE TABLE "Shown" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "cardKey" TEXT NOT NULL,
    "queueKey" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "destination" JSONB NOT NULL,
    "arrivedAt" DATETIME NOT NULL
);
CREATE UNIQUE INDEX "Shown_cardKey_queueKey_key" ON "Shown"("cardKey", "queueKey");
CREATE INDEX "Shown_platform_conversationId_messageId_idx" ON "Shown"("platform", "conversationId", "messageId");
CREATE INDEX "Shown_arrivedAt_idx" ON "Shown"("arrivedAt");

CREATE INDEX "Delivery_unfinished_createdAt_idx" ON "Delivery"("unfinished", "createdAt");
