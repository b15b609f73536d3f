@echo off
rem Opens the page of caseload in the browser. Closing this window ends caseload.
setlocal DisableDelayedExpansion
title caseload - closing this window ends it
set "HERE=%~dp0"
if not exist "%HERE%venv\caseload-installed.txt" goto missing
echo Starting; the browser opens by itself. Keep this window open while you work: closing it ends caseload.
echo.
"%HERE%venv\Scripts\python.exe" -I -X utf8 -m caseload serve
set "CODE=%ERRORLEVEL%"
if "%CODE%"=="0" exit /b 0
if "%CODE%"=="130" exit /b 0
echo.
echo caseload has ended; the lines above say why.
pause
exit /b %CODE%

:missing
echo.
echo caseload is not set up in this folder yet. Run install.cmd first.
echo.
pause
exit /b 1
