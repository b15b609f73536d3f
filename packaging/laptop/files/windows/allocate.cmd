@echo off
rem Drop a workbook on this file: the proposal is written beside the workbook, which is never changed.
rem The names of dropped files are used in no command here: scripts\allocate.py reads them from CASELOAD_DROPPED.
rem "exit" without /b ends cmd as a whole, so that what follows an ampersand in a dropped name is never run.
setlocal DisableDelayedExpansion
title caseload: allocate
set "HERE=%~dp0"
set "CASELOAD_SCRIPT=%~nx0"
set "CASELOAD_GIVEN=%~1"
if not exist "%HERE%venv\caseload-installed.txt" goto missing
setlocal EnableDelayedExpansion
set "CASELOAD_DROPPED=!CMDCMDLINE!"
"!HERE!venv\Scripts\python.exe" -I -X utf8 "!HERE!scripts\allocate.py"
set "CODE=!ERRORLEVEL!"
echo.
pause
exit !CODE!

:missing
echo.
echo caseload is not set up in this folder yet. Run install.cmd first.
echo.
pause
exit 1
