-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN "absentSince" DATETIME;
ALTER TABLE "Conversation" ADD COLUMN "archived" BOOLEAN;
ALTER TABLE "Conversation" ADD COLUMN "groupId" TEXT;

-- CreateIndex
CREATE INDEX "Conversation_platform_groupId_idx" ON "Conversation"("platform", "groupId");
