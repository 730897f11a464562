-- CreateTable
CREATE TABLE "Drill" (
    "partnerId" TEXT NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    CONSTRAINT "Drill_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
