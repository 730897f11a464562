-- Open cases are counted by partner, and what is escalated of a partner is found without what ever was.
DROP INDEX "Case_status_number_idx";
CREATE INDEX "Case_status_partnerId_idx" ON "Case"("status", "partnerId");
DROP INDEX "Ladder_partnerId_idx";
CREATE INDEX "Ladder_partnerId_activeKey_idx" ON "Ladder"("partnerId", "activeKey");
