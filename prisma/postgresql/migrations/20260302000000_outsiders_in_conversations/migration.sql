-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN     "outsiders" BOOLEAN;
