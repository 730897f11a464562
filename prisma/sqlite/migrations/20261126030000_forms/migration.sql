-- CreateTable
CREATE TABLE "SubmittedForm" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "answer" JSONB NOT NULL,
    "submittedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "SubmittedForm_submittedAt_idx" ON "SubmittedForm"("submittedAt");
