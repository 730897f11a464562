-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN     "absentSince" TIMESTAMP(3),
ADD COLUMN     "archived" BOOLEAN,
ADD COLUMN     "groupId" TEXT;

-- CreateIndex
CREATE INDEX "Conversation_platform_groupId_idx" ON "Conversation"("platform", "groupId");
