-- CreateTable
CREATE TABLE "CheckInTemplate" (
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "savedAt" DATETIME NOT NULL,
    "savedBy" TEXT,
    "retiredAt" DATETIME,
    "state" JSONB NOT NULL,

    PRIMARY KEY ("slug", "version")
);
