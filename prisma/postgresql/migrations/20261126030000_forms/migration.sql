-- CreateTable
CREATE TABLE "SubmittedForm" (
    "id" TEXT NOT NULL,
    "answer" JSON NOT NULL,
    "submittedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SubmittedForm_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SubmittedForm_submittedAt_idx" ON "SubmittedForm"("submittedAt");
