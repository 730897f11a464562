-- CreateTable
CREATE TABLE "CheckInTemplate" (
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL,
    "savedBy" TEXT,
    "retiredAt" TIMESTAMP(3),
    "state" JSON NOT NULL,

    CONSTRAINT "CheckInTemplate_pkey" PRIMARY KEY ("slug","version")
);
