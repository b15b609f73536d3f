@echo off
rem Finds a Python that fits and has it run scripts\install.py, which says and does the rest.
rem An IT department may name the Python: install.cmd "C:\where\it\is\python.exe"
setlocal DisableDelayedExpansion
title caseload: install
set "HERE=%~dp0"
set "EXE=%~1"
set "SWITCH="
set "FOUND="
rem Python's own install manager is not to fetch a Python from the internet.
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"
if not exist "%HERE%scripts\install.py" goto notunpacked
if defined EXE goto install
for %%V in (3.13 3.12 3.11) do call :launcher %%V
if defined FOUND goto install
set "SWITCH="
set "EXE=python"
call :try
for %%V in (13 12 11) do call :folders %%V
if defined FOUND goto install
echo.
echo caseload is NOT installed: there is no Python on this computer that it can use.
echo.
echo Ask your IT department for: Python 3.13, 3.12 or 3.11 for Windows, 64-bit, from python.org.
echo It can be installed for you alone, without an administrator. Then run install.cmd again.
echo.
pause
exit /b 1

:install
"%EXE%" %SWITCH% -I -X utf8 "%HERE%scripts\install.py"
set "CODE=%ERRORLEVEL%"
echo.
pause
exit /b %CODE%

:notunpacked
echo.
echo The zip is not unpacked. Close this window, right-click the zip, choose "Extract All...",
echo and run install.cmd in the folder that this makes.
echo.
pause
exit /b 1

:launcher
if defined FOUND exit /b 0
set "EXE=py"
set "SWITCH=-%1"
goto try

:folders
if defined FOUND exit /b 0
set "EXE=%LocalAppData%\Programs\Python\Python3%1\python.exe"
call :try
if defined FOUND exit /b 0
set "EXE=%ProgramFiles%\Python3%1\python.exe"
call :try
if defined FOUND exit /b 0
set "EXE=%LocalAppData%\Python\pythoncore-3.%1-64\python.exe"

:try
"%EXE%" %SWITCH% -I "%HERE%scripts\install.py" --fits >nul 2>nul
if "%ERRORLEVEL%"=="0" set "FOUND=yes"
exit /b 0
